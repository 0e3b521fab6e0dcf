/** Who made it? A table with bars from zero, sorted by size; never a pie. */
import type { ReactNode } from 'react';

export interface BarRow {
  id: string;
  name: ReactNode;
  value: number;
  text: string;
  side?: string | undefined;
}

interface BarsProps {
  label: string;
  head: [string, string, string?];
  rows: BarRow[];
  total?: ReactNode;
}

export function Bars({ label, head, rows, total }: BarsProps) {
  const top = Math.max(1, ...rows.map((row) => Math.abs(row.value)));
  const hasSide = head[2] !== undefined;
  return (
    <table className="dt bars" aria-label={label}>
      <thead><tr><th scope="col">{head[0]}</th><th scope="col" className="n" colSpan={2}>{head[1]}</th>{hasSide && <th scope="col" className="n hide-sm">{head[2]}</th>}</tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="barname">{row.name}</td>
            <td className="barcell" aria-hidden="true"><span className="bar" style={{ inlineSize: `${(Math.max(0, row.value) / top) * 100}%` }} /></td>
            <td className="n strongcell">{row.text}</td>
            {hasSide && <td className="n mut hide-sm">{row.side}</td>}
          </tr>
        ))}
      </tbody>
      {total !== undefined && <tfoot><tr>{total}</tr></tfoot>}
    </table>
  );
}
