/** The lines a goods form starts with: the variant named in the address, where there is one. */
import type { VariantDetail } from '@tillbook/api';
import { useEffect, useState } from 'react';
import { useGet } from '../../app/data';
import { useUrl } from '../../app/url';
import { EMPTY_LINE, type DraftLine } from '../../parts/LineEditor';

/** Lines of a form, the first one filled from `?variant=` once it is known. */
export function useStartLines(): [DraftLine[], (lines: DraftLine[]) => void] {
  const id = useUrl().value('variant');
  const [lines, setLines] = useState<DraftLine[]>([EMPTY_LINE]);
  const variant: VariantDetail | undefined = useGet('/variants/{id}', { id: id ?? '', enabled: id !== null }).data;
  useEffect(() => {
    if (variant !== undefined) setLines((now) => (now[0]?.variant === null ? [{ ...EMPTY_LINE, variant }, EMPTY_LINE] : now));
  }, [variant]);
  return [lines, setLines];
}
