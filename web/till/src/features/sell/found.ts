/** The results of the search field, and which of them Enter would take. */
import { computed, signal } from "@preact/signals";
import type { Variant } from "../../catalogue/catalogue";
import { readEntry } from "../../catalogue/entry";
import { catalogue } from "../shell/place";
import { query } from "./adding";

const NONE = { found: [], total: 0 } as const;

/** What the words in the field find; the `5*` before them is not searched. */
export const results = computed<{ readonly found: readonly Variant[]; readonly total: number }>(() => {
  const words = readEntry(query.value).rest;
  return words ? (catalogue.value?.search(words) ?? NONE) : NONE;
});
/** The row that is preselected: the first, until the arrows choose another. */
export const chosen = signal(0);
/** The variant Enter adds. */
export const chosenVariant = computed(() => results.value.found[chosen.value] ?? null);

// Other words, other rows: the first is preselected again.
query.subscribe(() => (chosen.value = 0));

/** Choose the row above or below; false when there are no rows. */
export function moveChosen(step: 1 | -1): boolean {
  const last = results.value.found.length - 1;
  if (last < 0) return false;
  chosen.value = Math.min(Math.max(chosen.value + step, 0), last);
  return true;
}
