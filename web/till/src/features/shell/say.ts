/** What the till says: to the ear of a screen reader, and in the foot of the stage. */
import { signal } from "@preact/signals";
import { play, type Sound } from "../../devices/sound";
import { preferences } from "./preferences";

export type Voice = "info" | "warn" | "bad";
export type Notice = { readonly voice: Voice; readonly text: string; readonly act?: { readonly label: string; readonly run: () => void } };

/** The message in the stage's foot; it stays until it is solved, replaced or dismissed. */
export const notice = signal<Notice | null>(null);
/** The polite live region. */
export const polite = signal("");
/** The assertive one: only what stops selling, and approvals. */
export const urgent = signal("");

/** Say something to a screen reader; the same words twice are said twice. */
export function say(words: string): void {
  polite.value = polite.value === words ? `${words}\u00a0` : words;
}

/** Play one of the till's sounds at its volume. */
export function sound(which: Sound): void {
  play(which, preferences.value.volume);
}
