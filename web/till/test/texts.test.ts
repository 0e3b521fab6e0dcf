/** The catalogue of words: complete in both languages, every key used, no words outside it. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseMessage, pseudoCatalogue, valueNames } from "@tillbook/ui";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { en, type Key } from "../src/texts/en";
import { es } from "../src/texts/es";

const keys = Object.keys(en) as Key[];
const folder = join(import.meta.dirname, "../src");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name) && !name.startsWith("texts"));
const sources = files.map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));

describe("the words of the till", () => {
  it("Spanish has every key of English and no other", () => {
    expect(Object.keys(es).sort()).toEqual([...keys].sort());
  });

  it.each(keys)("%s needs the same values in every language and is well formed", (key) => {
    const needed = valueNames(parseMessage(en[key]));
    expect(valueNames(parseMessage(es[key]))).toEqual(needed);
    expect(valueNames(parseMessage(pseudoCatalogue<Key>(en)[key]))).toEqual(needed);
  });

  it("Spanish is not English left behind", () => {
    const same = keys.filter((key) => en[key] === es[key] && /[a-z]{4,}/i.test(en[key].replace(/\{.*?\}/g, "")));
    // Words that are the same in both languages.
    expect(same).toEqual(["enrol.welcome", "basket.total", "basket.line-says"]);
  });

  it("every key is used", () => {
    const all = sources.map((source) => source.text).join("\n");
    const stems = [...all.matchAll(/`(\w+)\.\$\{\w+\}(-\w+)?`/g)].map(([, area, end]) => new RegExp(`^${area ?? ""}\\.[a-z_]+${end ?? ""}$`));
    const unused = keys.filter((key) => !all.includes(`"${key}"`) && !stems.some((stem) => stem.test(key)));
    expect(unused).toEqual([]);
  });

  it("no good word is blamed on anybody: no please, no oops, no error, no exclamation mark", () => {
    for (const key of keys) expect(en[key]).not.toMatch(/\b(please|oops|error|failed|invalid)\b|!/i);
  });
});

describe("the screens", () => {
  it.each(files.filter((name) => name.endsWith(".tsx")))("%s has no words of its own", (name) => {
    const file = ts.createSourceFile(name, readFileSync(join(folder, name), "utf8"), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isJsxText(node) && /\p{L}/u.test(node.text)) found.push(node.text.trim());
      if (ts.isJsxAttribute(node) && /^(aria-label|placeholder|title|alt)$/.test(node.name.getText(file)) && node.initializer && ts.isStringLiteral(node.initializer) && /\p{L}/u.test(node.initializer.text)) {
        found.push(node.initializer.text);
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
    // Names on the caps of a keyboard are the same everywhere.
    expect(found.filter((words) => !/^(F\d+|Ctrl L)$/.test(words))).toEqual([]);
  });
});
