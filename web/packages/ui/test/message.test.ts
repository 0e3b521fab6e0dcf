import { describe, expect, it } from "vitest";
import { parseMessage, valueNames } from "../src/message";
import { createTranslator, directionOf, pseudoCatalogue } from "../src/i18n";

const source = {
  lines: "{count, plural, =0 {no lines} one {# line} other {# lines}} in <b>{name}</b>",
  marked: "{count, plural, one {<b>#</b> found} other {<b>#</b> found}}",
} as const;
type Key = keyof typeof source;

describe("messages", () => {
  it("a plural takes the exact case before the language's own", () => {
    const en = createTranslator<Key>(source, "en");
    expect(en.text("lines", { count: 0, name: "basket" })).toBe("no lines in basket");
    expect(en.text("lines", { count: 1, name: "basket" })).toBe("1 line in basket");
    expect(en.text("lines", { count: 1200, name: "basket" })).toBe("1,200 lines in basket");
  });

  it("marks are runs, also inside a plural, and count as #", () => {
    const en = createTranslator<Key>(source, "en");
    expect(en.parts("marked", { count: 6 })).toEqual([
      { text: "6", tag: "b" },
      { text: " found", tag: null },
    ]);
  });

  it("a message whose value is missing is an error, not a hole", () => {
    expect(() => createTranslator<Key>(source, "en").text("lines", { count: 1 })).toThrow("{name}");
  });

  it.each(["{", "{name", "}", "{n, plural, one {x}}", "{n, plural, some {x} other {y}}", "{n, number}", "<b>open"])("refuses the form %s", (form) => {
    expect(() => parseMessage(form)).toThrow();
  });

  it("names the values a message needs", () => {
    expect(valueNames(parseMessage(source.lines))).toEqual(["count", "name"]);
  });
});

describe("the pseudo-locale", () => {
  const pseudo = pseudoCatalogue<Key>(source);

  it("keeps values, plurals and marks, and its words are at least 40 % longer", () => {
    for (const key of Object.keys(source) as Key[]) expect(valueNames(parseMessage(pseudo[key]))).toEqual(valueNames(parseMessage(source[key])));
    const plain = createTranslator<Key>(source, "en").text("lines", { count: 7, name: "" });
    const long = createTranslator<Key>(pseudo, "en-XA").text("lines", { count: 7, name: "" });
    const words = plain.replace(/[\s\d]/g, "").length;
    expect(long.length - plain.length).toBeGreaterThanOrEqual(words * 0.4);
    expect(long).not.toContain("lines");
  });

  it("en-XB and the right-to-left languages run from the right", () => {
    expect(["en-XB", "ar", "he-IL", "fa"].map(directionOf)).toEqual(["rtl", "rtl", "rtl", "rtl"]);
    expect(["en", "es-MX", "en-XA"].map(directionOf)).toEqual(["ltr", "ltr", "ltr"]);
  });
});
