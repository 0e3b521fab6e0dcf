/** The people of a till: in which order, and who is locked. Pure. */
import type { TillPerson } from "../../sync/session";

/** Digits of every PIN. */
export const PIN_LENGTH = 6;

/** Last used first; who was never here comes after, by name. */
export function byLastUse(people: readonly TillPerson[]): readonly TillPerson[] {
  return [...people].sort((a, b) => (b.last_used ?? "").localeCompare(a.last_used ?? "") || a.name.localeCompare(b.name));
}

/** True while a person's lock runs. */
export function isLocked(person: Pick<TillPerson, "locked_until">, now: Date): boolean {
  return person.locked_until !== null && new Date(person.locked_until) > now;
}
