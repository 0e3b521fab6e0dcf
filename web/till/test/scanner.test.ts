import { describe, expect, it } from "vitest";
import { isCodeShaped, isReceiptNumber, readEntry } from "../src/catalogue/entry";
import { GAP_MS, Wedge } from "../src/devices/wedge";

/** Type a text into a wedge with equal gaps, then end it; gives the scan or null. */
function burst(text: string, gapMs: number, end = "Enter", wedge = new Wedge(isCodeShaped), fromMs = 1000): string | null {
  let at = fromMs;
  for (const key of text) {
    wedge.key(key, at);
    at += gapMs;
  }
  return wedge.key(end, at)?.scan ?? null;
}

describe("a scanner that types", () => {
  it("keys at most 100 ms apart, ended by Enter or Tab, are one scan", () => {
    expect(burst("5060337500401", 10)).toBe("5060337500401");
    expect(burst("5060337500401", GAP_MS)).toBe("5060337500401");
    expect(burst("5060337500401", 10, "Tab")).toBe("5060337500401");
  });

  it("a hand is too slow to be a scanner", () => {
    expect(burst("5060337500401", GAP_MS + 1)).toBeNull();
  });

  it("a quick word is a search, not a code", () => {
    expect(burst("milk", 40)).toBeNull();
  });

  it("what was typed before the scan is no part of it", () => {
    const wedge = new Wedge(isCodeShaped);
    wedge.key("5", 0);
    wedge.key("*", 300);
    expect(burst("5060337500401", 10, "Enter", wedge, 900)).toBe("5060337500401");
  });

  it("a scanner's Shift belongs to the code, any other named key ends it", () => {
    const wedge = new Wedge((text) => text === "AB12");
    for (const [at, key] of ["Shift", "A", "Shift", "B", "1", "2"].entries()) wedge.key(key, at * 10);
    expect(wedge.key("Enter", 60)?.scan).toBe("AB12");
    for (const [at, key] of ["A", "B", "ArrowUp", "1", "2"].entries()) wedge.key(key, 1000 + at * 10);
    expect(wedge.key("Enter", 1050)).toBeNull();
  });

  it("two scans one after the other are two scans", () => {
    const wedge = new Wedge(isCodeShaped);
    expect(burst("5060337500401", 5, "Enter", wedge, 0)).toBe("5060337500401");
    expect(burst("5060337500418", 5, "Enter", wedge, 80)).toBe("5060337500418");
  });
});

describe("what was typed into the search", () => {
  it.each([
    ["5*5060337500401", 5000, "5060337500401"],
    ["0.482*tomatoes", 482, "tomatoes"],
    ["0,5 * cheese", 500, "cheese"],
    ["5*", 5000, ""],
    ["candle", null, "candle"],
    ["0*candle", null, "candle"],
    ["  12 × eggs ", 12_000, "eggs"],
  ])("%s", (text, quantityMilli, rest) => {
    expect(readEntry(text)).toEqual({ quantityMilli, rest });
  });

  it("a barcode before the star is not a quantity", () => {
    expect(readEntry("5060337500401*2").quantityMilli).toBeNull();
  });

  it("knows a receipt's number", () => {
    expect(isReceiptNumber("S03R02-1-000482")).toBe(true);
    expect(isReceiptNumber("S03W01-12-000001")).toBe(true);
    expect(isReceiptNumber("5060337500401")).toBe(false);
  });
});
