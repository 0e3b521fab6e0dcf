/** A figure and its three neighbours: unit, comparison, freshness; one rule under a sum that may change, two under a closed one. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useReader } from '../i18n/provider';
import { useAddress } from '../app/url';

/** A change against something: sign and colour, and a word for who does not see the colour. */
export function Delta({ text, tone }: { text: string; tone: 'good' | 'bad' | 'none' }) {
  return <span className={tone === 'none' ? 'delta' : `delta ${tone}`}>{text}</span>;
}

/** One rule: this sum can still change. Two rules: it is closed. */
export function Sum({ closed, children }: { closed: boolean; children: ReactNode }) {
  return <span className={closed ? 'dbl' : 'opn'}>{children}</span>;
}

const LIVE_MS = 5 * 60_000;

/** How old a figure is: live under five minutes, else since when, in words and with a shape. */
export function Fresh({ at, now = Date.now() }: { at: string | null; now?: number }) {
  const { t, f } = useReader();
  if (at === null) return <span className="fresh quiet"><i />{t('fresh.none')}</span>;
  const age = now - Date.parse(at);
  if (age < LIVE_MS) return <span className="fresh"><i />{t('fresh.live')}</span>;
  const isToday = age < 20 * 3_600_000;
  return <span className={isToday ? 'fresh stale' : 'fresh quiet'}><i />{t('fresh.since', { time: isToday ? f.time(at) : f.moment(at) })}</span>;
}

interface FigureProps {
  label: string;
  value: string;
  closed?: boolean;
  isMain?: boolean;
  to?: string | undefined;
  children?: ReactNode;
}

/** One of the page's figures: label, value, comparisons under it. */
export function Figure({ label, value, closed = false, isMain = false, to, children }: FigureProps) {
  const address = useAddress();
  const figure = isMain ? <Sum closed={closed}>{value}</Sum> : value;
  return (
    <div className={isMain ? 'fig main-fig' : 'fig'}>
      <dt>{label}</dt>
      <dd>{to === undefined ? figure : <Link to={address(to)}>{figure}</Link>}</dd>
      {children}
    </div>
  );
}

interface DocProps { type: string; id: string | null; label: string }

const DOC_PATHS: Record<string, string> = { sale: '/sales/', return: '/sales/', exchange: '/sales/', order: '/orders?open=' };

/** A document's number as a way to it; a document without a page of its own is shown as its number. */
export function DocLink({ type, id, label }: DocProps) {
  const address = useAddress();
  const path = DOC_PATHS[type];
  if (path === undefined || id === null) return <span className="docn">{label}</span>;
  return <Link className="docn" to={address(path + id)} onClick={(event) => event.stopPropagation()}>{label}</Link>;
}

/** A small bar from a zero line in the middle of its column; `share` is -1..1 of the largest change shown. */
export function ChangeBar({ share }: { share: number }) {
  const width = Math.abs(share) * 48;
  return (
    <svg className="bar0" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <rect x={share < 0 ? 50 - width : 50} y="0" width={width} height="12" fill={share < 0 ? 'var(--viz-neg)' : 'var(--viz-pos)'} />
      <line x1="50" x2="50" y1="-2" y2="14" stroke="var(--line-strong)" strokeWidth="1" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
