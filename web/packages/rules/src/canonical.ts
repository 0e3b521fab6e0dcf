/** Canonical JSON (RFC 8785) for our domain: whole numbers within +-(2^53 - 1), text, true, false, null, lists, objects. */
import { RuleError, compare } from "./money.ts";

/** The canonical text of a value; a member that is undefined is left out, anything that is not ours is `not_canonical`. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") return text(value);
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value)) throw new RuleError("not_canonical", "Only whole numbers within +-(2^53 - 1).");
    return String(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object") throw new RuleError("not_canonical", `A ${typeof value} has no canonical form.`);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => compare(a, b));
  return `{${members.map(([name, member]) => `${text(name)}:${canonicalJson(member)}`).join(",")}}`;
}

/** A lone half of a surrogate pair has no UTF-8 form, so it has no canonical bytes. */
function text(value: string): string {
  if (/\p{Surrogate}/u.test(value)) throw new RuleError("not_canonical", "The text holds half a character.");
  return JSON.stringify(value);
}
