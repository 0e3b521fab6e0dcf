import { describe, expect, it } from "vitest";
import { changed, leftMilli, type Picks, refundOf, returnOf, toggled } from "../src/features/return/returning";
import type { SoldLine, SoldReceipt } from "../src/sync/receipts";

/** Three candles for 19.23 with 20 % tax inside, and a weighing of tomatoes for 1.88 without tax. */
const candles: SoldLine = {
  n: 1, variant: "candle", quantity_milli: 3000, unit_price_minor: 641, discounts: [], taxes: [{ rate: "vat20", base_minor: 1602, tax_minor: 321 }],
  net_minor: 1602, gross_minor: 1923, kind: "goods", name: "Beeswax candle", returned_milli: 0,
};
const tomatoes: SoldLine = {
  n: 2, variant: "tomato", quantity_milli: 482, unit_price_minor: 390, discounts: [], taxes: [{ rate: "vat0", base_minor: 188, tax_minor: 0 }],
  net_minor: 188, gross_minor: 188, kind: "goods", name: "Vine tomatoes", returned_milli: 0,
};
const receipt: SoldReceipt = {
  id: "sale", receipt_no: "S03R02-1-000391", store: { id: "s", name: "Mill Lane" }, person: { name: "Priya" }, customer: null,
  occurred_at: "2026-11-14T11:06:00Z", lines: [candles, tomatoes], tenders: [{ n: 1, kind: "card", amount_minor: 1000 }, { n: 2, kind: "cash", amount_minor: 1111 }],
};
const NONE: Picks = new Map();
const sold = (line: SoldLine, back: number): SoldReceipt => ({ ...receipt, lines: [{ ...line, returned_milli: back }] });

describe("a return", () => {
  it("ticks one piece, or all of a weighing", () => {
    const picks = toggled(toggled(NONE, candles), tomatoes);
    expect([picks.get(1)?.quantityMilli, picks.get(2)?.quantityMilli]).toEqual([1000, 482]);
    expect(toggled(picks, candles).has(1)).toBe(false);
  });

  it("never takes more than is left", () => {
    const picks = toggled(NONE, candles);
    expect(changed(picks, candles, { quantityMilli: 4000 })).toBe(picks);
    const allBack = { ...candles, returned_milli: 3000 };
    expect(leftMilli(allBack)).toBe(0);
    expect(toggled(NONE, allBack).size).toBe(0);
  });

  it("three candles given back one by one are 19.23 to the penny, tax and all", () => {
    const parts = [0, 1000, 2000].map((back) => {
      const receiptThen = sold(candles, back);
      return refundOf(receiptThen, toggled(NONE, receiptThen.lines[0] as SoldLine), 0).totals;
    });
    expect(parts.reduce((sum, part) => sum + part.gross_minor, 0)).toBe(-1923);
    expect(parts.reduce((sum, part) => sum + part.tax_minor, 0)).toBe(-321);
  });

  it("money goes back as it was paid: the card up to what it paid, the rest in cash", () => {
    const all = changed(toggled(toggled(NONE, candles), tomatoes), candles, { quantityMilli: 3000 });
    expect(refundOf(receipt, all, 0).tenders).toEqual([
      { n: 1, kind: "card", amount_minor: -1000 },
      { n: 2, kind: "cash", amount_minor: -1111 },
    ]);
    expect(refundOf(receipt, toggled(NONE, tomatoes), 0).tenders).toEqual([{ n: 1, kind: "card", amount_minor: -188 }]);
  });

  it("only what goes back in cash is rounded to the smallest coin", () => {
    const inCash = { ...receipt, tenders: [{ n: 1, kind: "cash" as const, amount_minor: 2110 }] };
    const refund = refundOf(inCash, toggled(NONE, tomatoes), 5);
    expect(refund.tenders).toEqual([{ n: 1, kind: "cash", amount_minor: -190 }]);
    const ready = changed(toggled(NONE, tomatoes), tomatoes, { reason: "broken", condition: "damaged" });
    const body = returnOf(inCash, refundOf(inCash, ready, 5), { id: "r", store: "s", at: new Date(0), cashStepMinor: 5 }).body;
    expect([body.rounding_minor, body.totals.gross_minor]).toEqual([-2, -188]);
    expect(body.returned[0]).toMatchObject({ n: 1, of: { doc_id: "sale", n: 2 }, quantity_milli: 482, reason: "broken", condition: "damaged" });
  });

  it("is ready when every ticked line says why and where to", () => {
    const why = changed(toggled(NONE, candles), candles, { reason: "broken" });
    expect(refundOf(receipt, NONE, 0).isReady).toBe(false);
    expect(refundOf(receipt, why, 0).isReady).toBe(false);
    expect(refundOf(receipt, changed(why, candles, { condition: "sellable" }), 0).isReady).toBe(true);
  });
});
