import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  GENESIS, MAX_INTEGER, type Basket, type BasketLine, type PriceRules, type PricedLine, type Tender, bodyType, canonicalJson,
  dueInCash, documentHash, formatQuantity, multiplyDivide, parseQuantity, priceBasket, refundLine, remainingMilli,
  returnedLine, saleBody, sha256, splitLargestRemainder,
} from "./index.ts";

const RULES: PriceRules = {
  currency: "CHF",
  prices_include_tax: true,
  rounding: "line",
  cash_rounding_minor: 5,
  tax_categories: [{ id: "std", name: "Standard", rates: [{ id: "vat20", name: "VAT 20 %", ppm: 200_000 }] }],
  promotions: [],
  table_versions: { prices: 1, taxes: 1, promotions: 1, policy: 1 },
};

function tea(pieces: number, price: number): BasketLine {
  return {
    n: 1, variant: "tea", quantity_milli: pieces * 1000, unit_price_minor: price, tax_category: "std", categories: [],
    kind: "goods", is_weighed: false,
  };
}

function basket(line: BasketLine): Basket {
  return { store: "S01", at: { date: "2026-11-20", minute_of_week: 0 }, lines: [line], coupons: [], customer_group: null, is_tax_exempt: false };
}

function priced(pieces: number, price: number): PricedLine {
  return priceBasket(basket(tea(pieces, price)), RULES).lines[0]!;
}

const whole = fc.integer({ min: -MAX_INTEGER, max: MAX_INTEGER });

describe("money", () => {
  it("rounds halves away from zero", () => {
    expect([multiplyDivide(5, 1, 10), multiplyDivide(-5, 1, 10), multiplyDivide(4, 1, 10), multiplyDivide(-4, 1, 10)]).toEqual([1, -1, 0, 0]);
  });

  it("is exact where a product passes 2^53", () => {
    expect(multiplyDivide(999_999_999_999, 999_999, 1_000_000)).toBe(999_998_999_999);
  });

  it("gives what BigInt gives, for any factors whose result is a safe number", () => {
    fc.assert(fc.property(whole, fc.integer({ min: 0, max: 2_000_000 }), fc.integer({ min: 1, max: 2_000_000 }), (a, b, divisor) => {
      const exact = BigInt(a) * BigInt(b) * 2n;
      const up = exact < 0n ? -((-exact + BigInt(divisor)) / BigInt(2 * divisor)) : (exact + BigInt(divisor)) / BigInt(2 * divisor);
      fc.pre(up >= -BigInt(MAX_INTEGER) && up <= BigInt(MAX_INTEGER));
      expect(multiplyDivide(a, b, divisor)).toBe(Number(up));
    }));
  });

  it("splits so that the parts sum to the whole and none is further than one from its share", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10 ** 9 }), fc.array(fc.nat(10 ** 6), { minLength: 1, maxLength: 9 }), (total, weights) => {
      const parts = splitLargestRemainder(total, weights);
      expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
      const mass = weights.reduce((a, b) => a + b, 0);
      if (mass > 0) weights.forEach((weight, i) => expect(Math.abs(parts[i]! - (total * weight) / mass)).toBeLessThan(1.001));
    }));
  });

  it("gives ties to the lower part", () => {
    expect(splitLargestRemainder(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(splitLargestRemainder(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(splitLargestRemainder(7, [0, 0])).toEqual([7, 0]);
  });
});

describe("quantity", () => {
  it("reads and writes plain decimals", () => {
    expect(["1.5", "2", "0.005", "-1.25"].map((text) => parseQuantity(text))).toEqual([1500, 2000, 5, -1250]);
    expect([1500, 2000, 5, -1250].map(formatQuantity)).toEqual(["1.5", "2", "0.005", "-1.25"]);
  });

  it("refuses what is no quantity", () => {
    for (const text of ["", "1,5", "1.2345", "1e3", " 1", "NaN"]) expect(() => parseQuantity(text)).toThrow(/not a quantity/);
  });
});

describe("canonical bytes", () => {
  it("sort members, leave no space and leave undefined out", () => {
    expect(canonicalJson({ b: [1, true, null], a: "é\n\"", c: undefined })).toBe('{"a":"é\\n\\"","b":[1,true,null]}');
  });

  it("hold whole numbers up to 2^53 - 1 and nothing else", () => {
    expect(canonicalJson([MAX_INTEGER, -MAX_INTEGER])).toBe("[9007199254740991,-9007199254740991]");
    for (const value of [MAX_INTEGER + 1, 0.5, NaN, Infinity]) expect(() => canonicalJson(value)).toThrow(/whole numbers/);
    for (const value of [1n, undefined, () => 1]) expect(() => canonicalJson(value)).toThrow(/no canonical form/);
  });

  it("refuse half a character", () => {
    expect(() => canonicalJson("a\ud800")).toThrow(/half a character/);
    expect(canonicalJson("a\ud83d\ude00")).toBe('"a\ud83d\ude00"');
  });

  it("are hashed as any other SHA-256 would", () => {
    for (let length = 0; length <= 200; length++) {
      const bytes = Uint8Array.from({ length }, (_, i) => (7 * i + length) % 256);
      expect(sha256(bytes)).toBe(createHash("sha256").update(bytes).digest("hex"));
    }
  });

  it("are chained: hash = SHA-256(previous hash, bytes)", () => {
    const first = documentHash(GENESIS, "{}");
    expect(first).toBe(createHash("sha256").update(Buffer.alloc(32)).update("{}").digest("hex"));
    expect(documentHash(first, "é")).toBe(createHash("sha256").update(Buffer.from(first, "hex")).update("é").digest("hex"));
    expect(() => documentHash("abc", "{}")).toThrow(/not a hash/);
  });
});

describe("sale body", () => {
  const cash = (amount: number, n = 1): Tender => ({ n, kind: "cash", amount_minor: amount });
  const card = (amount: number, n = 1): Tender => ({ n, kind: "card", amount_minor: amount });

  it("12.32 in cash is paid with 12.30, the rounding beside it", () => {
    expect(dueInCash(1232, [], 5)).toEqual({ rounding_minor: -2, cash_minor: 1230 });
    const body = saleBody({ lines: [priced(1, 1232)], returned: [], tenders: [cash(1230)] }, 5);
    expect([body.rounding_minor, body.totals.gross_minor, bodyType(body)]).toEqual([-2, 1232, "sale"]);
  });

  it("12.32 by card is paid to the cent", () => {
    expect(saleBody({ lines: [priced(1, 1232)], returned: [], tenders: [card(1232)] }, 5).rounding_minor).toBe(0);
  });

  it("only what cash pays is rounded", () => {
    const body = saleBody({ lines: [priced(1, 1232)], returned: [], tenders: [card(1000), cash(230, 2)] }, 5);
    expect(body.rounding_minor).toBe(-2);
  });

  it("tenders a cent short are refused", () => {
    expect(() => saleBody({ lines: [priced(1, 1232)], returned: [], tenders: [card(1231)] }, 5)).toThrow(/do not add up/);
  });

  it("nothing sold and nothing returned is no document", () => {
    expect(() => saleBody({ lines: [], returned: [], tenders: [] }, 5)).toThrow(/nothing sold/);
  });

  it("lines must be numbered 1, 2, 3", () => {
    expect(() => saleBody({ lines: [{ ...priced(1, 1200), n: 2 }], returned: [], tenders: [card(1200)] }, 5)).toThrow(/numbered/);
  });

  it("an exchange nets what comes back", () => {
    const back = returnedLine(refundLine(priced(2, 600), 0, 1000), {
      n: 1, of: { doc_id: "0197a000-0000-7000-8000-000000000001", n: 1 }, reason: "size", condition: "sellable",
    });
    expect("kind" in back).toBe(false);
    const body = saleBody({ lines: [priced(1, 1500)], returned: [back], tenders: [card(900)] }, 5);
    expect(body.totals).toEqual({ net_minor: 750, tax_minor: 150, gross_minor: 900, discount_minor: 0 });
    expect(bodyType(body)).toBe("exchange");
    expect(bodyType(saleBody({ lines: [], returned: [back], tenders: [card(-600)] }, 5))).toBe("return");
  });

  it("members that are not set are left out of the bytes", () => {
    const text = canonicalJson(saleBody({ lines: [priced(1, 1200)], returned: [], tenders: [card(1200)], customer: null }, 5));
    expect(text).not.toMatch(/customer|order|void|undefined/);
  });
});

describe("returns", () => {
  it("never give back more than is left", () => {
    expect([remainingMilli(3000, [1000]), remainingMilli(3000, [2000, 2000])]).toEqual([2000, 0]);
    expect(() => refundLine(priced(3, 1200), 2000, 2000)).toThrow(/left of the line/);
  });

  it("give back, in any parts, exactly what was paid", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 999_999 }), (pieces, price, ppm) => {
      const line = priceBasket(basket({ ...tea(pieces, price), discount: { ppm } }), RULES).lines[0]!;
      const parts = Array.from({ length: pieces }, (_, k) => refundLine(line, k * 1000, 1000));
      expect(parts.reduce((all, part) => all + part.gross_minor, 0)).toBe(line.gross_minor);
      expect(parts.reduce((all, part) => all + part.net_minor, 0)).toBe(line.net_minor);
      for (const part of parts) expect(Math.min(part.net_minor, part.gross_minor, ...part.taxes.map((tax) => tax.tax_minor))).toBeGreaterThanOrEqual(0);
    }));
  });
});
