/** Every pricing vector, read by this engine; the server's engine reads the same files. */
import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";

import { type Basket, type PricedBasket, type PricedLine, type PriceRules, cashRounding, priceBasket, refundLine } from "./index.ts";

const LEAST = 200;

interface PriceCase { op: "price"; name: string; rules: string; promotions: PriceRules["promotions"]; basket: Basket; expected: PricedBasket }
interface CoinCase { op: "cash_rounding"; name: string; due_minor: number; step_minor: number; expected: { rounding_minor: number } }
interface RefundCase { op: "refund"; name: string; line: PricedLine; expected: PricedLine[] }
interface VectorFile { rules: Record<string, PriceRules>; cases: (PriceCase | CoinCase | RefundCase)[] }

const FOLDER = new URL("../../../../vectors/pricing/", import.meta.url);

const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".json"))
  .map((name) => ({ name, content: JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")) as VectorFile }));

function check(file: VectorFile, vector: VectorFile["cases"][number]): void {
  if (vector.op === "price") {
    const rules = { ...file.rules[vector.rules]!, promotions: vector.promotions };
    expect(priceBasket(vector.basket, rules)).toEqual(vector.expected);
  } else if (vector.op === "cash_rounding") {
    expect(cashRounding(vector.due_minor, vector.step_minor)).toBe(vector.expected.rounding_minor);
  } else {
    let already = 0;
    for (const expected of vector.expected) {
      expect(refundLine(vector.line, already, expected.quantity_milli)).toEqual(expected);
      already += expected.quantity_milli;
    }
    expect(already).toBe(vector.line.quantity_milli);
  }
}

describe("pricing vectors", () => {
  it("are at least 200, of all three kinds", () => {
    const operations = files.flatMap(({ content }) => content.cases.map((vector) => vector.op));
    expect(operations.length).toBeGreaterThanOrEqual(LEAST);
    expect(new Set(operations)).toEqual(new Set(["price", "cash_rounding", "refund"]));
  });

  for (const { name, content } of files) {
    describe(name, () => {
      for (const vector of content.cases) it(vector.name, () => check(content, vector));
    });
  }
});
