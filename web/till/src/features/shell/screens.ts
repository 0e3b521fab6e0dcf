/** Which screen the till shows, and what lies over it. */
import { signal } from "@preact/signals";

export type Screen = "starting" | "enrol" | "signin" | "sell" | "pay" | "done" | "return";
/** What takes the stage of the sell screen in place of search and favourites. */
export type Panel =
  | { readonly kind: "customer" }
  | { readonly kind: "receipt" }
  | { readonly kind: "price"; readonly line: number }
  | { readonly kind: "note"; readonly line: number | null }
  | { readonly kind: "quantity"; readonly line: number }
  | { readonly kind: "unknown"; readonly code: string };
export type Overlay = "menu" | "keys" | "favourites" | null;

export const screen = signal<Screen>("starting");
export const panel = signal<Panel | null>(null);
export const overlay = signal<Overlay>(null);

/** When the screen last changed: the landing guard counts from here. */
let changedAtMs = 0;

/** Go to a screen; panels and overlays close. */
export function show(next: Screen): void {
  panel.value = null;
  overlay.value = null;
  if (screen.value !== next) changedAtMs = performance.now();
  screen.value = next;
}

/** How long a primary button that took the place of another stays deaf. */
export const LANDING_GUARD_MS = 400;

/** True for a moment after the screen changed: what was meant for the last screen must not hit this one. */
export function isLanding(nowMs: number = performance.now()): boolean {
  return nowMs - changedAtMs < LANDING_GUARD_MS;
}
