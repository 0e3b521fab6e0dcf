import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amount, clockTime, decimalSign, decimalText, money, percent, quantity, roundMoney } from "../src/format";

const GB = { locale: "en-GB", currency: "GBP", exponent: 2 };
const DE = { locale: "de-DE", currency: "EUR", exponent: 2 };
const JP = { locale: "ja-JP", currency: "JPY", exponent: 0 };

describe("figures", () => {
  it("an amount stands without its currency, a total with it", () => {
    expect(amount(4736, GB)).toBe("47.36");
    expect(money(4736, GB)).toBe("£47.36");
    expect(money(1_248_998, GB)).toBe("£12,489.98");
    expect(money(4736, DE)).toBe("47,36\u00a0€");
    expect(amount(4736, JP)).toBe("4,736");
  });

  it("a negative figure carries U+2212", () => {
    expect(amount(-950, GB)).toBe("−9.50");
    expect(money(-2232, GB)).toBe("−£22.32");
  });

  it("no figure passes through a float: the largest exact integer is shown to the penny", () => {
    expect(amount(Number.MAX_SAFE_INTEGER, GB)).toBe("90,071,992,547,409.91");
    expect(() => decimalText(0.5, 2)).toThrow(RangeError);
  });

  it("decimal text and its digits are the same number, for any amount", () => {
    fc.assert(fc.property(fc.integer(), fc.integer({ min: 0, max: 4 }), (minor, exponent) => Number(decimalText(minor, exponent).replace(".", "")) === minor));
  });

  it("notes lose their zeros, odd amounts keep theirs", () => {
    expect(roundMoney(5000, GB)).toBe("£50");
    expect(roundMoney(50, GB)).toBe("£0.50");
  });

  it("quantities, rates and times are written as the place writes them", () => {
    expect(quantity(482, GB)).toBe("0.482");
    expect(quantity(3000, DE)).toBe("3");
    expect(percent(200_000, GB)).toBe("20%");
    expect(percent(55_000, DE)).toBe("5,5\u00a0%");
    expect(decimalSign(DE)).toBe(",");
    expect(clockTime(new Date("2026-11-20T14:32:00Z"), "en-GB", "UTC")).toBe("14:32");
  });
});
