/** The audit log: every change by anyone, searchable, sealed, not editable by anybody. */
import type { AuditRow } from '@tillbook/api';
import { useMemo } from 'react';
import { plusDays } from '../../app/dates';
import { useGet, useList } from '../../app/data';
import { useMay, useMe } from '../../app/session';
import { dateFrom, useUrl } from '../../app/url';
import { useReader } from '../../i18n/provider';
import { DataTable, type Column } from '../../parts/DataTable';
import { Icon } from '../../parts/Icon';
import { DateChip, KeyHints, PageHead, Peek, SearchChip, SelectChip } from '../../parts/page';
import { State } from '../../parts/States';

function TextChip({ name, label }: { name: string; label: string }) {
  const url = useUrl();
  return <label className={url.value(name) === null ? 'chip' : 'chip on'}><span className="k">{label}</span><input type="text" size={9} defaultValue={url.value(name) ?? ''} onBlur={(event) => url.set({ [name]: event.target.value.trim() })} onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()} /></label>;
}

function PersonChip() {
  const { t } = useReader();
  const url = useUrl();
  const mayList = useMay('people');
  const people = useGet('/people', { query: { limit: 200 }, enabled: mayList }).data?.items ?? [];
  if (!mayList) return null;
  return <SelectChip name={t('who')} value={url.value('person') ?? ''} onChange={(person) => url.set({ person })} options={[{ value: '', label: t('any') }, ...people.map((item) => ({ value: item.id, label: item.name }))]} />;
}

function AuditPeek({ row, onClose }: { row: AuditRow; onClose: () => void }) {
  const { t, f } = useReader();
  const { stores } = useMe();
  return (
    <Peek label={row.summary} onClose={onClose}>
      <p className="over">{f.moment(row.at)}</p>
      <h2>{row.summary}</h2>
      <dl className="kv" style={{ marginBlockStart: 12 }}>
        <dt>{t('who')}</dt><dd>{row.person_name ?? row.actor_kind}</dd>
        <dt>{t('audit.action')}</dt><dd className="code">{row.action}</dd>
        <dt>{t('audit.object')}</dt><dd className="code">{row.object_type}</dd>
        {row.store_id !== null && <><dt>{t('store')}</dt><dd>{stores.find((store) => store.id === row.store_id)?.name ?? ''}</dd></>}
        <dt>{t('audit.seal')}</dt><dd>{row.sealed ? <span className="ok-ink">{t('audit.sealed')}</span> : t('audit.notSealed')}</dd>
      </dl>
      {row.fields.length > 0 && <><h3>{t('audit.fields')}</h3><ul className="past">{row.fields.map((field) => <li className="code" key={field}>{field}</li>)}</ul></>}
      <h3>{t('audit.identity')}</h3>
      {row.object_id !== null && <p className="code wrapcode">{row.object_id}</p>}
      {row.hash !== null && <p className="code wrapcode">{row.hash}</p>}
    </Peek>
  );
}

function useColumns(): Column<AuditRow>[] {
  const { t, f } = useReader();
  return useMemo(
    () => [
      { id: 'at', head: t('when'), cell: (row) => <span className="tn">{f.moment(row.at)}</span> },
      { id: 'who', head: t('who'), cell: (row) => row.person_name ?? <span className="mut">{row.actor_kind}</span> },
      { id: 'summary', head: t('where.what'), cell: (row) => <span className="strong">{row.summary}</span> },
      { id: 'action', head: t('audit.action'), hide: 'sm', cell: (row) => <span className="code">{row.action}</span> },
      { id: 'sealed', head: t('audit.seal'), hide: 'sm', cell: (row) => (row.sealed ? <span className="sealed"><Icon name="check" size={13} /> {t('audit.sealed')}</span> : <span className="mut">{t('audit.notSealed')}</span>) },
    ],
    [t, f],
  );
}

/** The moment a day begins, `plus` days later, in the reader's time zone; an unreadable date is no filter. */
function momentOf(date: string | null, plus = 0): string | null {
  const day = dateFrom(date);
  return day === null ? null : new Date(`${plusDays(day, plus)}T00:00:00`).toISOString();
}

export function AuditPage() {
  const { t } = useReader();
  const url = useUrl();
  const columns = useColumns();
  const query = { person: url.value('person'), object: url.value('object'), action: url.value('action'), from: momentOf(url.value('from')), to: momentOf(url.value('to'), 1) };
  const { rows, error, isLoading, hasMore, isMoreComing, more, again } = useList('/audit', { query });
  const open = rows.find((row) => String(row.id) === url.value('open'));
  return (
    <>
      <PageHead title={t('nav.audit')} text={t('audit.text')} />
      <div className="chips" role="group" aria-label={t('filters')}>
        <SearchChip value={query.object ?? ''} onChange={(object) => url.set({ object })} placeholder={t('audit.search')} />
        <PersonChip />
        <TextChip name="action" label={t('audit.action')} />
        <DateChip name={t('from')} value={url.value('from') ?? ''} onChange={(from) => url.set({ from })} />
        <DateChip name={t('to')} value={url.value('to') ?? ''} onChange={(to) => url.set({ to })} />
      </div>
      <div className={open === undefined ? 'split' : 'split has-peek'}>
        <div className="grid"><DataTable label={t('nav.audit')} columns={columns} rows={rows} rowKey={(row) => String(row.id)} isLoading={isLoading} error={error} onAgain={again} hasMore={hasMore} more={more} isMoreComing={isMoreComing} pagewide sortable={false} selected={open === undefined ? null : String(open.id)} onSelect={(row) => url.set({ open: String(row.id) })} empty={<State title={t('audit.none')} text={t('audit.noneText')} />} /></div>
        {open !== undefined && <AuditPeek row={open} onClose={() => url.set({ open: null })} />}
      </div>
      <KeyHints keys={[{ keys: ['J', 'K'], name: t('keys.moveShort') }, { keys: ['Esc'], name: t('keys.back') }]} fact={t('audit.fact')} />
    </>
  );
}
