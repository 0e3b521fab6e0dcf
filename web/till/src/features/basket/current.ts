/** The open basket of this till: the one place that changes it, keeps it on disk, and knows its last steps.
 *
 * Keeps true: every change is kept before the next one can be made to it; undo goes back step by step; ghosts leave after 8 s.
 */
import { computed, effect, signal } from "@preact/signals";
import { RuleError } from "@tillbook/rules";
import type { Keep } from "../../journal/keep";
import { add, type Addition, type Basket, bringBack, EMPTY, livingLines, remove, sweep } from "./basket";
import { catalogue } from "../shell/place";
import { priced as priceNow, type Priced } from "./price";

/** How long a removed line offers the way back. */
export const GHOST_MS = 8_000;
const UNDO_LIMIT = 50;

export const basket = signal<Basket>(EMPTY);
/** The basket's figures; null while there is no catalogue. */
export const priced = computed<Priced | null>(() => (catalogue.value ? priceNow(basket.value, catalogue.value, new Date()) : null));
/** True when there is something to pay. */
export const isFilled = computed(() => livingLines(basket.value).length > 0);
/** The last line that changed, for the short glow. */
export const touched = signal<{ readonly n: number; readonly atMs: number } | null>(null);

let past: Basket[] = [];
const sweeps = new Map<number, ReturnType<typeof setTimeout>>();

/** Change the basket, if the rules can price it then; the step can be undone. False when nothing was changed. */
export function edit(act: (now: Basket) => Basket): boolean {
  const before = basket.value;
  const after = act(before);
  if (after === before || !isPriceable(after)) return false;
  past = [...past.slice(-UNDO_LIMIT), before];
  basket.value = after;
  return true;
}

/** Add goods; false when the rules refuse (a price of nought, an amount beyond every limit). */
export function addToBasket(addition: Addition): boolean {
  const isAdded = edit((now) => add(now, addition));
  if (isAdded) touched.value = { n: basket.value.selected ?? 0, atMs: Date.now() };
  return isAdded;
}

function isPriceable(after: Basket): boolean {
  if (!catalogue.value) return true;
  try {
    priceNow(after, catalogue.value, new Date());
    return true;
  } catch (error) {
    if (error instanceof RuleError) return false;
    throw error;
  }
}

/** Remove a line; it haunts its place for 8 s. */
export function removeLine(n: number): void {
  edit((now) => remove(now, n));
  sweeps.set(
    n,
    setTimeout(() => {
      sweeps.delete(n);
      basket.value = sweep(basket.value, n);
    }, GHOST_MS),
  );
}

/** Bring a removed line back. */
export function undoRemove(n: number): void {
  clearTimeout(sweeps.get(n));
  sweeps.delete(n);
  edit((now) => bringBack(now, n));
}

/** One step back; false when there is none. */
export function undo(): boolean {
  const before = past.pop();
  if (!before) return false;
  for (const line of before.lines) {
    if (line.isRemoved) continue;
    clearTimeout(sweeps.get(line.n));
    sweeps.delete(line.n);
  }
  // A ghost swept meanwhile does not come back as a ghost.
  basket.value = { ...before, lines: before.lines.filter((line) => !line.isRemoved || sweeps.has(line.n)) };
  return true;
}

/** Empty the basket in one step that can be undone. */
export function clearBasket(): void {
  edit(() => EMPTY);
}

/** Forget the basket for good: its sale is saved. */
export function finishBasket(): void {
  past = [];
  sweeps.forEach((timer) => clearTimeout(timer));
  sweeps.clear();
  basket.value = EMPTY;
}

/** Bring back the basket a crash left, and keep every change from now on. */
export async function keepBasket(keep: Keep, onFault: (error: unknown) => void): Promise<void> {
  const stored = (await keep.read("basket")) as Basket | null;
  if (stored) basket.value = { ...EMPTY, ...stored, lines: stored.lines.filter((line) => !line.isRemoved) };
  effect(() => {
    keep.write("basket", basket.value).catch(onFault);
  });
}

