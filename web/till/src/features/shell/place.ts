/** Where this till stands and who is at it; what every screen may read. */
import { computed, signal } from "@preact/signals";
import type { FigureSetting } from "@tillbook/ui";
import type { Catalogue } from "../../catalogue/catalogue";
import type { Me, SignIn } from "../../sync/session";
import { languageTag } from "./words";

/** Register, store, company and people, once this browser is enrolled. */
export const place = signal<SignIn | null>(null);
/** Who is signed in; null while locked. */
export const me = signal<Me | null>(null);
/** What this store sells. */
export const catalogue = signal<Catalogue | null>(null);
/** A demo chain: its mark stands on every screen. */
export const isDemo = signal(false);
/** True while the last request got an answer. */
export const isOnline = signal(true);

/** How figures are written: the company's place and currency, in the language in use where it is the same place. */
export const figures = computed<FigureSetting>(() => {
  const company = place.value?.company;
  const locale = company?.locale ?? "en";
  const spoken = languageTag.value.split("-")[0] ?? "en";
  return {
    locale: locale.startsWith(spoken) ? locale : `${spoken}-${locale.split("-")[1] ?? ""}`.replace(/-$/, ""),
    currency: company?.currency ?? "EUR",
    exponent: catalogue.value?.data.currency_exponent ?? 2,
  };
});

/** The first name of a person, as it is said. */
export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}

/** Up to two initials. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return ends.map((word) => /^./u.exec(word ?? "")?.[0] ?? "").join("").toUpperCase();
}
