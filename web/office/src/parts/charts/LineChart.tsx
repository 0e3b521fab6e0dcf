/** How does it run, against when? A solid line for now, a dashed one for the comparison, labelled at their ends. Recharts inside. */
import { Area, ComposedChart, CartesianGrid, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { useReader } from '../../i18n/provider';

export interface LineRow {
  x: string;
  now: number | null;
  before: number | null;
}

export interface LineChartProps {
  rows: LineRow[];
  nowName: string;
  beforeName: string | null;
  /** Minor units; the axis writes whole ones. */
  height?: number;
  tick: (x: string) => string;
  isGapFilled?: boolean;
}

interface EndProps { x?: number | string | undefined; y?: number | string | undefined; index?: number | undefined }

/** A label at the last point of a line, moved apart where two ends meet. */
function endLabel(at: number, text: string, className: string, shift: number) {
  return function EndLabel({ x, y, index }: EndProps) {
    if (index !== at || typeof x !== 'number' || typeof y !== 'number') return null;
    return <text x={x + 6} y={y + 4 + shift} className={className}>{text}</text>;
  };
}

interface TipProps { active?: boolean; payload?: readonly { payload?: LineRow }[]; nowName: string; beforeName: string | null; tick: (x: string) => string }

function Tip({ active, payload, nowName, beforeName, tick }: TipProps) {
  const { f } = useReader();
  const row = payload?.[0]?.payload;
  if (active !== true || row === undefined) return null;
  return (
    <div className="charttip">
      <b>{tick(row.x)}</b>
      {row.now !== null && <p><span>{nowName}</span><span className="tn">{f.money(row.now)}</span></p>}
      {beforeName !== null && row.before !== null && <p><span>{beforeName}</span><span className="tn">{f.money(row.before)}</span></p>}
    </div>
  );
}

/** The two ends' vertical shift in px, so that their labels do not lie on each other. */
export function endShifts(rows: LineRow[]): [number, number] {
  const last = rows[rows.length - 1];
  const top = Math.max(1, ...rows.flatMap((row) => [row.now ?? 0, row.before ?? 0]));
  if (last?.now === null || last?.now === undefined || last.before === null) return [0, 0];
  const isNear = Math.abs(last.now - last.before) / top < 0.09;
  if (!isNear) return [0, 0];
  return last.now >= last.before ? [-7, 9] : [9, -7];
}

export default function LineChart({ rows, nowName, beforeName, height = 220, tick, isGapFilled = false }: LineChartProps) {
  const { f } = useReader();
  const [nowShift, beforeShift] = endShifts(rows);
  const lastNow = rows.reduce((last, row, at) => (row.now === null ? last : at), -1);
  const shown = rows.map((row) => ({ ...row, gap: isGapFilled && row.now !== null && row.before !== null ? [Math.min(row.now, row.before), Math.max(row.now, row.before)] : null }));
  return (
    <ResponsiveContainer width="100%" height={height}>
      <ComposedChart data={shown} margin={{ top: 10, right: beforeName === null ? 12 : 14 + 6.6 * Math.max(nowName.length, beforeName.length), bottom: 0, left: 0 }} accessibilityLayer>
        <CartesianGrid vertical={false} stroke="var(--viz-grid)" />
        <XAxis dataKey="x" tickFormatter={tick} axisLine={false} tickLine={false} tick={{ fill: 'var(--viz-axis)', fontSize: 12 }} interval="preserveStartEnd" minTickGap={26} padding={{ left: 8, right: 8 }} />
        <YAxis tickFormatter={(value: number) => f.plain(value)} axisLine={false} tickLine={false} tick={{ fill: 'var(--viz-axis)', fontSize: 12 }} width={56} tickCount={5} domain={[0, 'auto']} />
        <Tooltip content={<Tip nowName={nowName} beforeName={beforeName} tick={tick} />} cursor={{ stroke: 'var(--line-strong)' }} isAnimationActive={false} />
        {isGapFilled && <Area dataKey="gap" stroke="none" fill="var(--viz-band)" isAnimationActive={false} activeDot={false} />}
        {beforeName !== null && <Line dataKey="before" stroke="var(--viz-8)" strokeWidth={1.5} strokeDasharray="4 3" dot={false} isAnimationActive={false} label={endLabel(rows.length - 1, beforeName, 't-end', beforeShift)} />}
        <Line dataKey="now" stroke="var(--viz-1)" strokeWidth={2.25} dot={rows.length === 1} isAnimationActive={false} label={endLabel(lastNow, beforeName === null ? '' : nowName, 't-end t-now', nowShift)} />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
