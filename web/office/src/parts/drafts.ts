/** What is typed into a form survives a reload for 24 hours, per form; secrets are never kept. */
import { useCallback, useState } from 'react';

const DAY_MS = 86_400_000;
const keyOf = (form: string): string => `tillbook.draft.${form}`;

/** What was kept under a form's name within the last day; null where there is nothing, or nothing readable. */
export function keptDraft(text: string | null, now: number): object | null {
  try {
    const entry = JSON.parse(text ?? 'null') as { at: number; value: object } | null;
    return entry !== null && now - entry.at < DAY_MS ? entry.value : null;
  } catch {
    return null;
  }
}

interface Draft<T> {
  value: T;
  change: (part: Partial<T>) => void;
  clear: () => void;
}

/** State that is kept under the form's name (`null`: not kept); `clear` forgets it after sending. */
export function useDraft<T extends object>(form: string | null, start: T): Draft<T> {
  const [value, setValue] = useState<T>(() => ({ ...start, ...(form === null ? null : keptDraft(localStorage.getItem(keyOf(form)), Date.now())) }));
  const change = useCallback(
    (part: Partial<T>) =>
      setValue((before) => {
        const after = { ...before, ...part };
        if (form !== null) localStorage.setItem(keyOf(form), JSON.stringify({ at: Date.now(), value: after }));
        return after;
      }),
    [form],
  );
  const clear = useCallback(() => {
    if (form !== null) localStorage.removeItem(keyOf(form));
  }, [form]);
  return { value, change, clear };
}
