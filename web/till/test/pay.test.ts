import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holdsCardNumber } from "../src/features/parts/card";
import { padKey, textOf, typed, worth } from "../src/features/parts/digits";
import { smallCoin, spellOut } from "../src/features/pay/change";
import { likelyNotes } from "../src/features/pay/notes";
import { offered } from "../src/features/pay/offer";
import { cashDueMinor, changeMinor, handReductions, leftMinor, type Payment, take, takeBack } from "../src/features/pay/payment";

const BRITISH = [500, 1000, 2000, 5000];
const due = (totalMinor: number): Payment => ({ totalMinor, parts: [], roundingMinor: 0 });
const cash = (givenMinor: number) => ({ kind: "cash" as const, givenMinor, reference: "" });
const card = (givenMinor: number) => ({ kind: "card" as const, givenMinor, reference: "A1" });

describe("quick notes", () => {
  it.each([
    [3736, [4000, 5000, 6000]],
    [320, [500, 1000, 2000]],
    [1264, [1500, 2000, 5000]],
    [5000, [5500, 6000, 7000]],
    [21_210, [21_500, 22_000, 25_000]],
  ])("for %d they are %j", (amount, notes) => {
    expect(likelyNotes(amount, BRITISH)).toEqual(notes);
  });

  it("are three, rising, and never less than or equal to the due", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (amount) => {
        const notes = likelyNotes(amount, BRITISH);
        return notes.length === 3 && notes.every((note, at) => note > (notes[at - 1] ?? amount));
      }),
    );
  });

  it("without notes or without a due there are none", () => {
    expect(likelyNotes(3736, [])).toEqual([]);
    expect(likelyNotes(0, BRITISH)).toEqual([]);
  });
});

describe("the keypad", () => {
  const press = (keys: string, decimals: number) => Array.from(keys).reduce((text, key) => typed(text, padKey(key) ?? "back", decimals), "");

  it.each([
    ["50", 2, 5000],
    ["12.5", 2, 1250],
    [".5", 2, 50],
    ["0.482", 3, 482],
    ["007", 2, 700],
    ["12.555", 2, 1255],
    ["3.9", 0, 39],
    ["123456789", 2, 123_456_700],
  ])("%s with %d decimals is worth %d", (keys, decimals, minor) => {
    expect(worth(press(keys, decimals), decimals)).toBe(minor);
  });

  it("an amount put there by a note reads back as itself", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 999_999_999 }), (minor) => worth(textOf(minor, 2), 2) === minor));
  });

  it("nothing typed is nothing, not nought", () => {
    expect(worth("", 2)).toBeNull();
  });
});

describe("a payment", () => {
  it("cash beyond the due is change: 50.00 for 37.36 gives back 12.64", () => {
    const paid = take(take(due(4736), card(1000), 0), cash(5000), 0);
    expect(leftMinor(paid)).toBe(0);
    expect(changeMinor(paid)).toBe(1264);
    expect(paid.parts.map((part) => part.keptMinor)).toEqual([1000, 3736]);
  });

  it("less than the due stays open and can be taken back", () => {
    const begun = take(due(4736), cash(2000), 0);
    expect(leftMinor(begun)).toBe(2736);
    expect(leftMinor(takeBack(begun, 0))).toBe(4736);
  });

  it("only what is paid in cash is rounded to the smallest coin", () => {
    expect(cashDueMinor(due(1998), 5)).toBe(2000);
    const byCard = take(due(1998), card(1998), 5);
    expect([leftMinor(byCard), byCard.roundingMinor]).toEqual([0, 0]);
    const byCash = take(due(1998), cash(2000), 5);
    expect([leftMinor(byCash), byCash.roundingMinor, changeMinor(byCash)]).toEqual([0, 2, 0]);
  });

  it("tenders kept always sum to the total and its rounding, and change is what was put down beyond", () => {
    const part = fc.record({ kind: fc.constantFrom("cash" as const, "card" as const), share: fc.integer({ min: 1, max: 100 }) });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500_000 }), fc.array(part, { maxLength: 4 }), fc.constantFrom(0, 5), (total, parts, step) => {
        let payment = due(total);
        for (const { kind, share } of parts) {
          const some = Math.floor((leftMinor(payment) * share) / 101);
          if (some > 0 && some < cashDueMinor(payment, step)) payment = take(payment, { kind, givenMinor: some, reference: "" }, step);
        }
        const done = take(payment, cash(cashDueMinor(payment, step) + 137), step);
        const kept = done.parts.reduce((sum, each) => sum + each.keptMinor, 0);
        return leftMinor(done) === 0 && kept === total + done.roundingMinor && changeMinor(done) === 137;
      }),
    );
  });

  it("0.02 where the smallest coin is 0.05 costs nothing in cash, and is still settled in cash", () => {
    const settled = take(due(2), cash(0), 5);
    expect([leftMinor(settled), settled.roundingMinor, settled.parts.length]).toEqual([0, -2, 1]);
  });

  it("a card is offered all that is left, never more; cash waits for an amount", () => {
    expect(offered({ kind: "card", typedMinor: null, dueMinor: 2736, reference: "" })).toEqual({ givenMinor: 2736, isReady: true, isTooMuch: false });
    expect(offered({ kind: "card", typedMinor: 3000, dueMinor: 2736, reference: "" }).isReady).toBe(false);
    expect(offered({ kind: "cash", typedMinor: null, dueMinor: 2736, reference: "" }).isReady).toBe(false);
    expect(offered({ kind: "cash", typedMinor: 0, dueMinor: 2736, reference: "" }).isReady).toBe(false);
  });
});

describe("what a second person is asked about", () => {
  const line = (minor: number, source: string) => ({
    n: 1, variant: "v", quantity_milli: 2000, unit_price_minor: 500, discounts: [{ source, minor }], taxes: [], net_minor: 1000 - minor, gross_minor: 1000 - minor, kind: "goods" as const,
  });

  it("is what was taken off by hand: its sum, and the largest share of a line; promotions do not count", () => {
    expect(handReductions([line(100, "line"), line(250, "line"), line(900, "promotion:x")])).toEqual({ sumMinor: 350, sharePpm: 250_001 });
    expect(handReductions([])).toEqual({ sumMinor: 0, sharePpm: 0 });
    expect(handReductions([line(1000, "line")]).sharePpm).toBe(1_000_000);
  });
});

describe("change", () => {
  it("12.64 is a ten, a two, 50p, 10p and two 2p", () => {
    expect(spellOut(1264, "GBP")).toEqual([
      { pieceMinor: 1000, count: 1 },
      { pieceMinor: 200, count: 1 },
      { pieceMinor: 50, count: 1 },
      { pieceMinor: 10, count: 1 },
      { pieceMinor: 2, count: 2 },
    ]);
  });

  it("is not spelt out where the coins do not reach or are not known", () => {
    expect(spellOut(3, "CHF")).toEqual([]);
    expect(spellOut(1264, "XTS")).toEqual([]);
  });

  it("small coins are said as people say them", () => {
    expect(smallCoin(50, "GBP", 2)).toBe("50p");
    expect(smallCoin(200, "GBP", 2)).toBeNull();
    expect(smallCoin(10, "CHF", 2)).toBeNull();
  });
});

describe("card numbers", () => {
  it("are refused however they are spaced, and nothing else is", () => {
    expect(["4111 1111 1111 1111", "x 5500-0000-0000-0004 y", "3782 822463 10005"].map(holdsCardNumber)).toEqual([true, true, true]);
    expect(["A1B2C3", "4111 1111 1111 1112", "07700 900120", "5060337500401", "000482"].map(holdsCardNumber)).toEqual([false, false, false, false, false]);
  });

  it("a code from a slip that is one keeps Take off", () => {
    expect(offered({ kind: "card", typedMinor: null, dueMinor: 100, reference: "4111111111111111" }).isReady).toBe(false);
  });
});
