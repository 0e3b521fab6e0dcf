/** The wizard on an empty folder: country, shop, first person, first products; at the end the first sale. */
import { ApiError, get, send, type Me, type SetupState } from '@tillbook/api';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, Navigate } from 'react-router';
import { useSetSession } from '../../app/session';
import { useReader } from '../../i18n/provider';
import { Refused } from '../../parts/forms';
import { Problem } from '../../parts/States';
import { Door } from '../signin/Door';
import { fieldsFor, inputOf, missing, STEPS, type Fields, type Step } from './fields';
import { CountryStep, PersonStep, StoreStep } from './steps';
import { ProductsStep } from './ProductsStep';

function Steps({ now }: { now: number }) {
  const { t } = useReader();
  return <ol className="steps">{STEPS.map((step, at) => <li key={step} className={at < now ? 'done' : undefined} aria-current={at === now ? 'step' : undefined}><i className="tn">{at + 1}</i>{t(`setup.step.${step}`)}</li>)}</ol>;
}

function Body({ step, fields, change, setup }: { step: Step; fields: Fields; change: (part: Partial<Fields>) => void; setup: SetupState }) {
  const country = setup.countries.find((item) => item.code === fields.country);
  if (step === 'country') return <CountryStep fields={fields} change={change} countries={setup.countries} />;
  if (step === 'store') return <StoreStep fields={fields} change={change} zones={country?.time_zones ?? []} />;
  if (step === 'person') return <PersonStep fields={fields} change={change} />;
  return <ProductsStep fields={fields} change={change} country={country} />;
}

function Done({ me }: { me: Me }) {
  const { t } = useReader();
  return (
    <Door title={t('setup.doneTitle', { name: me.company.name })} text={t('setup.doneText')}>
      <div className="acts"><a className="btn p" href="/till/">{t('setup.firstSale')}</a><Link className="btn" to="/">{t('setup.toOffice')}</Link></div>
    </Door>
  );
}

function Wizard({ setup, onDone }: { setup: SetupState; onDone: (me: Me) => void }) {
  const { t } = useReader();
  const [at, setAt] = useState(0);
  const [fields, setFields] = useState<Fields>(() => fieldsFor(setup.countries[0]));
  const finish = useMutation({ mutationFn: () => send('POST /setup', inputOf(fields, setup.countries)), onSuccess: onDone });
  const step = STEPS[at] ?? 'country';
  const lacks = missing(step, fields);
  const isLast = at === STEPS.length - 1;
  const forward = () => (lacks !== null ? undefined : isLast ? finish.mutate() : setAt(at + 1));
  return (
    <Door isWide title={t(`setup.title.${step}`)} text={t(`setup.text.${step}`)}>
      <Steps now={at} />
      <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); forward(); }}>
        <Body step={step} fields={fields} change={(part) => setFields((now) => ({ ...now, ...part }))} setup={setup} />
        <Refused error={finish.error} />
        <div className="foot">
          {lacks !== null && <span className="why">{t(lacks)}</span>}
          {at > 0 && <button type="button" className="btn g" onClick={() => setAt(at - 1)}>{t('back')}</button>}
          <button type="submit" className="btn p" aria-disabled={lacks !== null} disabled={finish.isPending}>{isLast ? t('setup.finish', { count: fields.products.length }) : t('next')}</button>
        </div>
      </form>
    </Door>
  );
}

export function SetupPage() {
  const [me, setMe] = useState<Me | null>(null);
  const setSession = useSetSession();
  const setup = useQuery({ queryKey: ['setup'], queryFn: ({ signal }) => get('/setup', { signal }), retry: false });
  const done = (person: Me) => {
    setMe(person);
    setSession(person);
  };
  if (me !== null) return <Done me={me} />;
  if (setup.isPending) return null;
  if (setup.error instanceof ApiError) return <Problem error={setup.error} onAgain={() => void setup.refetch()} />;
  if (setup.data?.needed !== true) return <Navigate to="/" replace />;
  return <Wizard setup={setup.data} onDone={done} />;
}
