/** Movements of one variant in one place, newest first, with documents and the balance after each. */
import type { Movement } from '@tillbook/api';
import { useMemo } from 'react';
import { useReader } from '../../i18n/provider';
import { DataTable, type Column } from '../../parts/DataTable';
import { MovementDoc, PlaceWords } from './MovementDoc';
import { kindName, otherSide, reasonName, signedFor } from './movements';

interface MovementTableProps { rows: Movement[]; place: string; after: Map<number, number>; selected: string | null; onSelect: (row: Movement) => void }

/** The first row of each calendar day shows the day; the following ones leave it out. */
function dayStarts(rows: Movement[], dayOf: (at: string) => string): Set<number> {
  const starts = new Set<number>();
  rows.forEach((row, at) => {
    if (at === 0 || dayOf(row.occurred_at) !== dayOf(rows[at - 1]?.occurred_at ?? '')) starts.add(row.id);
  });
  return starts;
}

export function MovementTable({ rows, place, after, selected, onSelect }: MovementTableProps) {
  const { t, f } = useReader();
  const columns = useMemo((): Column<Movement>[] => {
    const starts = dayStarts(rows, (at) => f.day(at));
    const isLate = (row: Movement) => Date.parse(row.recorded_at) - Date.parse(row.occurred_at) > 3_600_000;
    const words = (row: Movement) => { const name = reasonName(row.reason); return name === null ? null : t(name); };
    return [
      { id: 'day', head: t('day'), cell: (row) => (starts.has(row.id) ? <span className="nowrap">{f.day(row.occurred_at)}</span> : <span className="vh">{f.day(row.occurred_at)}</span>) },
      { id: 'time', head: t('time'), cell: (row) => <span className="tn mut">{f.time(row.occurred_at)}</span> },
      { id: 'kind', head: t('where.what'), cell: (row) => <><b>{t(kindName(row.kind))}</b>{words(row) !== null && <span className="mut"> {words(row)}</span>}{isLate(row) && <> <span className="tag">{t('where.late')}</span></>}</> },
      { id: 'document', head: t('document'), cell: (row) => <MovementDoc row={row} /> },
      { id: 'who', head: t('who'), hide: 'sm', cell: (row) => row.person_name },
      { id: 'other', head: t('where.other'), hide: 'sm', cell: (row) => <span className="mut"><PlaceWords place={otherSide(row, place)} /></span> },
      { id: 'change', head: t('where.change'), end: true, cell: (row) => { const milli = signedFor(row, place); return <span className={milli > 0 ? 'pos' : ''}>{f.signedQuantity(milli)}</span>; } },
      { id: 'then', head: t('where.then'), end: true, strong: true, cell: (row) => { const milli = after.get(row.id); return milli === undefined ? t('unknown') : f.quantity(milli); } },
    ];
  }, [rows, place, after, t, f]);
  return <DataTable label={t('where.table')} columns={columns} rows={rows} rowKey={(row) => String(row.id)} selected={selected} onSelect={onSelect} sortable={false} empty={<p className="pad mut emptyline">{t('where.noneInPeriod')}</p>} />;
}
