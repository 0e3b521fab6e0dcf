/** Names of units as the till says them. */
import { t } from "../shell/words";

const TRANSLATED = { kg: "unit.kg", piece: "unit.piece" } as const;

/** The name of a unit in the language in use; a unit of the shop's own keeps its name. */
export function unitName(unit: string): string {
  const key = TRANSLATED[unit as keyof typeof TRANSLATED] as (typeof TRANSLATED)[keyof typeof TRANSLATED] | undefined;
  return key ? t(key) : unit;
}
