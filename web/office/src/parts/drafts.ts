/** What is typed into a form survives a reload for 24 hours, per form; secrets are never kept. */
import { useCallback, useState } from 'react';

const DAY_MS = 86_400_000;
const keyOf = (form: string): string => `tillbook.draft.${form}`;

function kept<T>(form: string, now: number): T | null {
  try {
    const entry = JSON.parse(localStorage.getItem(keyOf(form)) ?? 'null') as { at: number; value: T } | null;
    return entry !== null && now - entry.at < DAY_MS ? entry.value : null;
  } catch {
    return null;
  }
}

/** State that is kept under the form's name; `clear` forgets it after sending. */
export function useDraft<T>(form: string, empty: T): { value: T; change: (part: Partial<T>) => void; clear: () => void } {
  const [value, setValue] = useState<T>(() => ({ ...empty, ...kept<T>(form, Date.now()) }));
  const change = useCallback(
    (part: Partial<T>) =>
      setValue((before) => {
        const after = { ...before, ...part };
        localStorage.setItem(keyOf(form), JSON.stringify({ at: Date.now(), value: after }));
        return after;
      }),
    [form],
  );
  const clear = useCallback(() => {
    localStorage.removeItem(keyOf(form));
    setValue(empty);
  }, [form, empty]);
  return { value, change, clear };
}
