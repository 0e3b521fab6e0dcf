/** Where did it go? Opening plus what came in minus what went out is what is there, every figure down to its documents. */
import type { Movement, Variant, WhereAnswer } from '@tillbook/api';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { monthStart, todayIn } from '../../app/dates';
import { useGet } from '../../app/data';
import { useMe } from '../../app/session';
import { dateFrom, useUrl } from '../../app/url';
import { useReader } from '../../i18n/provider';
import { VariantPicker } from '../../parts/pickers';
import { DateChip, KeyHints, PageHead, SelectChip } from '../../parts/page';
import { Problem, State, Waiting } from '../../parts/States';
import { Icon } from '../../parts/Icon';
import { Sum } from '../../parts/figures';
import { Waterfall, type FallStep } from '../../parts/charts/Waterfall';
import { useKeys } from '../../app/keys';
import { balancesAfter, kindName } from './movements';
import { MovementPeek } from './MovementPeek';
import { MovementTable } from './MovementTable';

function useSteps(answer: WhereAnswer, from: string, to: string): FallStep[] {
  const { t, f } = useReader();
  return useMemo(() => {
    const steps = answer.steps.map((step): FallStep => {
      const isIn = step.direction === 'in';
      const milli = isIn ? step.quantity_milli : -step.quantity_milli;
      return { id: `${step.kind}-${step.direction}`, name: t(kindName(step.kind)), note: t('where.movements', { count: step.movements }), milli, kind: step.kind === 'count' ? 'unexplained' : isIn ? 'in' : 'out', text: f.signedQuantity(milli) };
    });
    const order = { level: 0, in: 1, out: 2, unexplained: 3 };
    steps.sort((one, other) => order[one.kind] - order[other.kind] || Math.abs(other.milli) - Math.abs(one.milli));
    return [
      { id: 'opening', name: t('where.opening'), note: f.day(from), milli: answer.opening_milli, kind: 'level', text: f.quantity(answer.opening_milli) },
      ...steps,
      { id: 'closing', name: t('where.closing'), note: f.day(to), milli: answer.closing_milli, kind: 'level', text: f.quantity(answer.closing_milli) },
    ];
  }, [answer, from, to, t, f]);
}

function Equation({ answer }: { answer: WhereAnswer }) {
  const { t, f } = useReader();
  const sum = (direction: string) => answer.steps.filter((step) => step.direction === direction).reduce((total, step) => total + step.quantity_milli, 0);
  return (
    <p className="equation">
      {f.quantity(answer.opening_milli)} <span className="op">+</span> {f.quantity(sum('in'))} <small>{t('where.cameIn')}</small> <span className="op">−</span> {f.quantity(sum('out'))} <small>{t('where.wentOut')}</small> <span className="op">=</span> <Sum closed={false}>{f.quantity(answer.closing_milli)}</Sum>
      <span className={answer.agrees ? 'agrees' : 'agrees no'}><Icon name={answer.agrees ? 'check' : 'warning'} size={14} />{answer.agrees ? t('where.agrees') : t('where.differs', { quantity: answer.on_hand_milli === null ? t('unknown') : f.quantity(answer.on_hand_milli) })}</span>
    </p>
  );
}

interface AnswerProps { answer: WhereAnswer; from: string; to: string; name: string; storeName: string }

function Answer({ answer, from, to, name, storeName }: AnswerProps) {
  const { t } = useReader();
  const url = useUrl();
  const steps = useSteps(answer, from, to);
  const step = url.value('step');
  const shown = useMemo(() => answer.movements.filter((row) => step === null || step.startsWith(`${row.kind}-`)), [answer.movements, step]);
  const after = useMemo(() => balancesAfter(answer.movements, answer.closing_milli, storeName), [answer, storeName]);
  const open = answer.movements.find((row) => String(row.id) === url.value('open'));
  const inner = steps.slice(1, -1);
  useKeys(inner.slice(0, 9).map((item, at) => ({ keys: String(at + 1), run: () => url.set({ step: step === item.id ? null : item.id }) })));
  return (
    <div className={open === undefined ? 'split' : 'split has-peek'}>
      <div className="brief">
        <section className="panel"><Equation answer={answer} /><div className="pad"><Waterfall steps={steps} label={t('where.chart', { name, store: storeName })} chosen={step} onChoose={(id) => url.set({ step: id })} /></div></section>
        <section className="panel tablewrap"><MovementTable rows={shown} place={storeName} after={after} selected={open === undefined ? null : String(open.id)} onSelect={(row: Movement) => url.set({ open: String(row.id) })} /></section>
      </div>
      {open !== undefined && <MovementPeek row={open} place={storeName} after={after.get(open.id)} onClose={() => url.set({ open: null })} />}
    </div>
  );
}

function Question({ variant, store }: { variant: Variant | null; store: string }) {
  const { t } = useReader();
  const { stores } = useMe();
  const url = useUrl();
  const today = todayIn(Intl.DateTimeFormat().resolvedOptions().timeZone);
  return (
    <div className="chips">
      <div className="pickbox"><VariantPicker label={t('where.pick')} hideLabel value={variant} onChange={(item) => url.set({ variant: item?.id, open: null, step: null })} /></div>
      <SelectChip name={t('store')} value={store} onChange={(id) => url.set({ store: id, open: null })} options={stores.map((item) => ({ value: item.id, label: item.name }))} />
      <DateChip name={t('from')} value={url.value('from') ?? monthStart(today)} max={today} onChange={(from) => url.set({ from })} />
      <DateChip name={t('to')} value={url.value('to') ?? today} max={today} onChange={(to) => url.set({ to })} />
    </div>
  );
}

/** What the address asks: which variant, in which store, from when to when. */
function useAsked() {
  const { stores } = useMe();
  const url = useUrl();
  const today = todayIn(Intl.DateTimeFormat().resolvedOptions().timeZone);
  const store = url.value('store') ?? stores[0]?.id ?? '';
  return { id: url.value('variant'), store, storeName: stores.find((item) => item.id === store)?.name ?? '', from: dateFrom(url.value('from')) ?? monthStart(today), to: dateFrom(url.value('to')) ?? today };
}

export function WherePage() {
  const { t } = useReader();
  const { id, store, storeName, from, to } = useAsked();
  const variant = useGet('/variants/{id}', { id: id ?? '', enabled: id !== null });
  const answer = useGet('/stock/where', { query: { variant: id, store, from, to }, enabled: id !== null && store !== '' });
  const body = id === null ? <State icon="where" title={t('where.emptyTitle')} text={t('where.emptyText')} /> : answer.error !== null ? <Problem error={answer.error} onAgain={() => void answer.refetch()} /> : answer.data === undefined ? <Waiting /> : <Answer answer={answer.data} from={from} to={to} name={variant.data?.name ?? ''} storeName={storeName} />;
  return (
    <>
      <PageHead title={t('nav.where')} crumb={<><Link className="lnk" to="/stock">{t('nav.live')}</Link>{variant.data !== undefined && id !== null && <> / {variant.data.name}</>}</>} text={t('where.text')} />
      <Question variant={id === null ? null : (variant.data ?? null)} store={store} />
      {body}
      <KeyHints keys={[{ keys: ['J', 'K'], name: t('keys.moveShort') }, { keys: ['1', '…', '9'], name: t('where.oneStep') }, { keys: ['Esc'], name: t('keys.back') }]} fact={answer.data === undefined || id === null ? undefined : t('where.fact', { count: answer.data.movements.length })} />
    </>
  );
}
