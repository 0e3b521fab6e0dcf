/** The translator: one catalogue of messages per language, one language at a time.
 *
 * Keeps true: the source language (English) decides the keys; every other catalogue has exactly these keys and values
 * (a test compares them); a pseudo-locale shows what was not translated and what does not fit.
 */
import { type Message, type MessagePart, type MessageValues, parseMessage, renderParts } from "./message";

export type Catalogue<Key extends string> = Readonly<Record<Key, string>>;
export type Direction = "ltr" | "rtl";

/** Turns a key and its values into words of the language in use. */
export type Translator<Key extends string> = {
  readonly language: string;
  readonly direction: Direction;
  /** The message as plain text. */
  text(key: Key, values?: MessageValues): string;
  /** The message as runs, for marks such as `<b>`. */
  parts(key: Key, values?: MessageValues): MessagePart[];
};

const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur"]);

/** The direction a language is written in. */
export function directionOf(language: string): Direction {
  return RIGHT_TO_LEFT.has(language.split("-")[0] as string) || language.endsWith("-XB") ? "rtl" : "ltr";
}

/** Make the translator of one catalogue; `language` is a BCP 47 tag (`en-XA` and `en-XB` are the pseudo-locales). */
export function createTranslator<Key extends string>(catalogue: Catalogue<Key>, language: string): Translator<Key> {
  const parsed = new Map<Key, Message>();
  const locale = /-X[AB]$/.test(language) ? "en" : language;
  const setting = { plural: new Intl.PluralRules(locale), number: new Intl.NumberFormat(locale) };
  const parts = (key: Key, values: MessageValues = {}): MessagePart[] => {
    let message = parsed.get(key);
    if (!message) {
      message = parseMessage(catalogue[key]);
      parsed.set(key, message);
    }
    return renderParts(message, values, setting);
  };
  const text = (key: Key, values: MessageValues = {}): string => parts(key, values).map((part) => part.text).join("");
  return { language, direction: directionOf(language), text, parts };
}

const ACCENTED: Readonly<Record<string, string>> = {
  a: "á", e: "é", i: "í", o: "ó", u: "ü", c: "ç", n: "ñ", s: "š", y: "ý", A: "Å", E: "É", I: "Î", O: "Ö", U: "Û", C: "Ç", N: "Ñ", S: "Š",
};

/** The pseudo-locale of a catalogue: accented letters and 40 % more length, values and marks untouched. */
export function pseudoCatalogue<Key extends string>(source: Catalogue<Key>): Catalogue<Key> {
  const entries = (Object.entries(source) as [Key, string][]).map(([key, message]) => [key, pseudoMessage(message)]);
  return Object.fromEntries(entries) as Catalogue<Key>;
}

function pseudoMessage(message: string): string {
  // Braces and tags are skeleton; only the words between them are stretched.
  const pieces = message.split(/(<\/?[a-z]+>|\{\s*\w+\s*\}|\{\s*\w+\s*,\s*plural\s*,|(?:=\d+|zero|one|two|few|many|other)\s*\{|[{}#])/);
  return pieces.map((piece, at) => (at % 2 === 1 || !piece.trim() ? piece : stretch(piece))).join("");
}

function stretch(words: string): string {
  const accented = words.replace(/[a-z]/gi, (letter) => ACCENTED[letter] ?? letter);
  const extra = Math.ceil(words.trim().length * 0.4);
  const core = accented.trimEnd();
  return core + "~".repeat(extra) + accented.slice(core.length);
}
