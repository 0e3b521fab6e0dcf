/** One icon, drawn in the current ink; always decoration, the word beside it is the name. */
import { ICONS, type IconName } from './icons';

const INNER = /<svg[^>]*>([\s\S]*)<\/svg>/;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  const inner = INNER.exec(ICONS[name])?.[1] ?? '';
  return (
    <svg className="ic" width={size} height={size} viewBox="0 0 256 256" fill="currentColor" aria-hidden="true" focusable="false" dangerouslySetInnerHTML={{ __html: inner }} />
  );
}
