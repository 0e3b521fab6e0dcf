/** The golden bodies of sale, return and exchange: the same bytes and the same hashes as the server's. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

import { GENESIS, type Body, canonicalJson, documentHash, saleBody, sumFigures } from "./index.ts";

interface BodyCase { name: string; body: Body; prev: string; bytes: string; hash: string }

const { cases } = JSON.parse(readFileSync(new URL("../../../../vectors/documents/bodies.json", import.meta.url), "utf8")) as { cases: BodyCase[] };

describe("bodies", () => {
  it("are at least a dozen", () => {
    expect(cases.length).toBeGreaterThanOrEqual(12);
  });

  for (const { name, body, bytes } of cases) {
    it(`${name}: the same bytes`, () => {
      expect(canonicalJson(body)).toBe(bytes);
      expect(canonicalJson(JSON.parse(bytes))).toBe(bytes);
    });

    it(`${name}: built here from its parts, the same bytes`, () => {
      const { lines, returned, tenders, customer, order } = body;
      const parts = { lines, returned, tenders, isVoid: body.void === true };
      const built = saleBody({ ...parts, ...(customer ? { customer } : {}), ...(order ? { order } : {}) }, body.rounding_minor === 0 ? 0 : 5);
      expect(canonicalJson(built)).toBe(bytes);
      expect(sumFigures(lines, returned).totals).toEqual(body.totals);
    });
  }

  it("are chained by the same hashes", () => {
    let prev = GENESIS;
    for (const vector of cases) {
      expect(vector.prev).toBe(prev);
      prev = documentHash(prev, vector.bytes);
      expect(prev).toBe(vector.hash);
    }
  });
});
