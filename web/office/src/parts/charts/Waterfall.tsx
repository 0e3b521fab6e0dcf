/** What became of it? Opening and closing in ink, in and out as steps between; a step can be chosen to filter what is below. */
import { useLayoutEffect, useRef, useState } from 'react';

export interface FallStep {
  id: string;
  name: string;
  note: string;
  /** Signed change; for opening and closing the level itself. */
  milli: number;
  kind: 'level' | 'in' | 'out' | 'unexplained';
  text: string;
}

interface Bar extends FallStep { from: number; to: number }

/** Where each step's bar begins and ends, in the order given. */
export function stack(steps: FallStep[]): Bar[] {
  let level = 0;
  return steps.map((step) => {
    const from = step.kind === 'level' ? 0 : level;
    level = step.kind === 'level' ? step.milli : level + step.milli;
    return { ...step, from, to: level };
  });
}

const INK = { level: 'var(--ink)', in: 'var(--viz-pos)', out: 'var(--viz-1)', unexplained: 'var(--viz-neg)' };
const HEIGHT = 168;
const TOP = 20;

interface WaterfallProps { steps: FallStep[]; label: string; chosen: string | null; onChoose: (id: string | null) => void }

export function Waterfall({ steps, label, chosen, onChoose }: WaterfallProps) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(800);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const watch = new ResizeObserver(() => setWidth(Math.max(element.clientWidth, steps.length * 86)));
    watch.observe(element);
    return () => watch.disconnect();
  }, [steps.length]);
  const bars = stack(steps);
  const levels = bars.flatMap((bar) => [bar.from, bar.to]);
  const top = Math.max(...levels, 1);
  const bottom = Math.min(...levels, 0);
  const y = (milli: number) => TOP + ((top - milli) / (top - bottom)) * (HEIGHT - TOP - 4);
  const slot = width / bars.length;
  const barWidth = Math.min(56, slot * 0.6);
  return (
    <div className="waterfall" ref={box} dir="ltr">
      <svg width={width} height={HEIGHT + 38} role="group" aria-label={label}>
        <line x1="0" x2={width} y1={y(0)} y2={y(0)} className="axis" />
        {bars.map((bar, at) => {
          const x = at * slot + (slot - barWidth) / 2;
          const high = Math.min(y(bar.from), y(bar.to));
          const tall = Math.max(2, Math.abs(y(bar.from) - y(bar.to)));
          const isStep = bar.kind !== 'level';
          const choose = () => isStep && onChoose(chosen === bar.id ? null : bar.id);
          return (
            <g key={bar.id} className={isStep ? 'wstep' : undefined} {...(isStep ? { role: 'button', tabIndex: 0, 'aria-pressed': chosen === bar.id, 'aria-label': `${bar.name} ${bar.text}, ${bar.note}`, onClick: choose, onKeyDown: (event) => (event.key === 'Enter' || event.key === ' ') && (event.preventDefault(), choose()) } : {})} opacity={chosen === null || chosen === bar.id || !isStep ? 1 : 0.35}>
              <rect x={at * slot} y={0} width={slot} height={HEIGHT + 42} fill="transparent" />
              <rect x={x} y={high} width={barWidth} height={tall} fill={INK[bar.kind]} />
              {at < bars.length - 1 && <line x1={x + barWidth} x2={x + slot} y1={y(bar.to)} y2={y(bar.to)} className="joint" />}
              <text x={x + barWidth / 2} y={high - 6} textAnchor="middle" className="t-ink">{bar.text}</text>
              <text x={x + barWidth / 2} y={HEIGHT + 16} textAnchor="middle" className="t-name">{bar.name}</text>
              <text x={x + barWidth / 2} y={HEIGHT + 33} textAnchor="middle">{bar.note}</text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
