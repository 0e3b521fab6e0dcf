/** The frame of every chart: a figure with a sentence as its name, and the same rows as a table (`T`). */
import { useState, type ReactNode } from 'react';
import { useReader } from '../../i18n/provider';
import { useKeys } from '../../app/keys';

export interface ChartTable {
  head: string[];
  rows: { name: string; values: string[] }[];
}

interface ChartProps {
  title: string;
  unit: string;
  /** What the chart shows, as a sentence for who does not see it. */
  sentence: string;
  table: ChartTable;
  children: ReactNode;
  level?: 2 | 3;
}

function Rows({ table, label }: { table: ChartTable; label: string }) {
  return (
    <div className="tablewrap charttable">
      <table className="dt" aria-label={label}>
        <thead><tr>{table.head.map((head, at) => <th key={head} scope="col" className={at === 0 ? undefined : 'n'}>{head}</th>)}</tr></thead>
        <tbody>{table.rows.map((row) => <tr key={row.name}><td>{row.name}</td>{row.values.map((value, at) => <td className="n" key={at}>{value}</td>)}</tr>)}</tbody>
      </table>
    </div>
  );
}

export function Chart({ title, unit, sentence, table, children }: ChartProps) {
  const { t } = useReader();
  const [isTable, setTable] = useState(false);
  useKeys([{ keys: 't', run: () => setTable(!isTable) }]);
  return (
    <figure className="chart" aria-label={sentence}>
      <header className="charthead"><h2>{title}</h2><span className="dim sm">{unit}</span>
        <button type="button" className="lnk sm r wide" aria-pressed={isTable} onClick={() => setTable(!isTable)}>{isTable ? t('chart.asChart') : t('chart.asTable')}</button>
      </header>
      {isTable ? <Rows table={table} label={sentence} /> : children}
    </figure>
  );
}
