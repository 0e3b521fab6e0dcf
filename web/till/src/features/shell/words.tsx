/** The words of the till in the language in use, as text and as marked runs. */
import { createTranslator, directionOf, type MessageValues, pseudoCatalogue, type Translator } from "@tillbook/ui";
import { computed, effect } from "@preact/signals";
import type { ComponentChild } from "preact";
import { en, type Key } from "../../texts/en";
import { es } from "../../texts/es";
import { preferences } from "./preferences";

export type { Key } from "../../texts/en";

/** The languages offered, each in its own name. The pseudo-locales (`en-XA`, `en-XB`) are for trying out. */
export const LANGUAGES = [
  { tag: "en", name: "English" },
  { tag: "es", name: "Español" },
] as const;

const language = computed(() => preferences.value.language || (navigator.language.startsWith("es") ? "es" : "en"));

const translator = computed<Translator<Key>>(() => {
  const tag = language.value;
  if (tag === "en-XA" || tag === "en-XB") return createTranslator(pseudoCatalogue<Key>(en), tag);
  return tag === "es" ? createTranslator(es, "es") : createTranslator<Key>(en, "en");
});

/** The language in use, as a tag. */
export const languageTag = language;

/** A message as text. */
export function t(key: Key, values?: MessageValues): string {
  return translator.value.text(key, values);
}

/** A message with its `<b>` runs marked; values keep their own direction. */
export function Words({ id, values }: { readonly id: Key; readonly values?: MessageValues }): ComponentChild {
  return translator.value.parts(id, values).map((part, at) =>
    part.tag === "b" ? <b key={at}>{part.text}</b> : <span key={at}>{part.text}</span>,
  );
}

/** Keep the page's language and direction in step. */
export function applyLanguage(): void {
  effect(() => {
    document.documentElement.lang = language.value;
    document.documentElement.dir = directionOf(language.value);
  });
}
