import { describe, expect, it } from "vitest";
import { markMatches, search, searchable } from "../src/catalogue/search";

const goods = ["Candle, lavender and cedar", "Lavazza Qualità Rossa 250 g", "Lavender hand soap 300 ml", "Hand cream, lavender", "Slaving kettle"].map((name, at) =>
  searchable(name, name, [`P000${at}`, `506033750040${at}`]),
);
const find = (query: string) => search(goods, query).found;

describe("search", () => {
  it("what begins a name comes first, then what begins a word, then the rest", () => {
    expect(find("lav")).toEqual([
      "Lavazza Qualità Rossa 250 g",
      "Lavender hand soap 300 ml",
      "Candle, lavender and cedar",
      "Hand cream, lavender",
      "Slaving kettle",
    ]);
  });

  it("every word must be found, in any order", () => {
    expect(find("hand lav")).toEqual(["Hand cream, lavender", "Lavender hand soap 300 ml"]);
  });

  it("accents and case do not matter", () => {
    expect(find("QUALITA")).toEqual(["Lavazza Qualità Rossa 250 g"]);
    expect(search([searchable("x", "Crème brûlée", [])], "creme brulee").total).toBe(1);
  });

  it("finds by a part of the barcode and by code", () => {
    expect(find("0402")).toEqual(["Lavender hand soap 300 ml"]);
    expect(find("p0003")).toEqual(["Hand cream, lavender"]);
  });

  it("nothing typed finds nothing", () => {
    expect(search(goods, "  ")).toEqual({ found: [], total: 0 });
  });

  it("a keystroke over 50,000 variants takes less than 50 ms", () => {
    const many = Array.from({ length: 50_000 }, (_, n) => searchable(n, `Article ${n} of the ${n % 977} kind, large`, [`P${n}`, String(5_060_000_000_000 + n)]));
    search(many, "warm up");
    const once = (query: string) => {
      const from = performance.now();
      search(many, query);
      return performance.now() - from;
    };
    // The best of three: what else this machine does is not the search's doing.
    const times = ["a", "ar", "art 49", "kind 976", "0499", "zzz"].map((query) => Math.min(once(query), once(query), once(query)));
    expect(Math.max(...times)).toBeLessThan(50);
  });
});

describe("marks", () => {
  it("runs join to the name unchanged, and the match is marked where the word begins", () => {
    const runs = markMatches("Slavic lavender", "lav");
    expect(runs.map((run) => run.text).join("")).toBe("Slavic lavender");
    expect(runs.filter((run) => run.isMatch)).toEqual([{ text: "lav", isMatch: true }]);
    expect(runs[0]?.text).toBe("Slavic ");
  });

  it("marks the accented letters a plain word found", () => {
    expect(markMatches("Qualità Rossa", "qualita").filter((run) => run.isMatch)).toEqual([{ text: "Qualità", isMatch: true }]);
    expect(markMatches("Straße 5", "strasse").filter((run) => run.isMatch)).toEqual([{ text: "Straße", isMatch: true }]);
  });
});
