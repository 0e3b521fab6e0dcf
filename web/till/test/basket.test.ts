import { describe, expect, it } from "vitest";
import { Catalogue, catalogueData, type Variant } from "../src/catalogue/catalogue";
import { add, type Basket, bringBack, EMPTY, itemCount, LINE_LIMIT, livingLines, moveSelection, quantities, remove, setDiscount, setQuantity, sweep } from "../src/features/basket/basket";
import { localMoment } from "../src/features/basket/moment";
import { previewDiscount, priced } from "../src/features/basket/price";
import { saleOf, take } from "../src/features/pay/payment";
import { windowOf } from "../src/features/sell/windowing";
import { CATALOGUE } from "../dev/data";

const NOON = new Date("2026-11-20T12:00:00Z");
const catalogue = new Catalogue(catalogueData(CATALOGUE, ""), NOON);
const goods = (name: string): Variant => catalogue.search(name).found[0] as Variant;

/** The basket of the pictures: 47.36, of it 5.72 tax, 1.40 saved. */
function pictured(): Basket {
  let basket = EMPTY;
  basket = add(basket, { variant: goods("sourdough"), quantityMilli: 2000 });
  basket = add(basket, { variant: goods("vine tomatoes"), quantityMilli: 482 });
  basket = add(basket, { variant: goods("eggs"), quantityMilli: 1000 });
  basket = add(basket, { variant: goods("hand soap 300"), quantityMilli: 1000 });
  basket = add(basket, { variant: goods("mug forest"), quantityMilli: 1000 });
  return add(basket, { variant: goods("beeswax"), quantityMilli: 3000 });
}

describe("the basket", () => {
  it("the same goods again raise their line, and it is selected", () => {
    const again = add(add(add(EMPTY, { variant: goods("eggs"), quantityMilli: 1000 }), { variant: goods("sourdough"), quantityMilli: 1000 }), {
      variant: goods("eggs"),
      quantityMilli: 1000,
    });
    expect(again.lines.map((line) => line.quantityMilli)).toEqual([2000, 1000]);
    expect(again.selected).toBe(1);
  });

  it("each weighing is a line of its own", () => {
    const oranges = goods("oranges");
    expect(add(add(EMPTY, { variant: oranges, quantityMilli: 482 }), { variant: oranges, quantityMilli: 300 }).lines).toHaveLength(2);
  });

  it("a line with another price or a reduction is not joined", () => {
    const eggs = goods("eggs");
    const reduced = setDiscount(add(EMPTY, { variant: eggs, quantityMilli: 1000 }), 1, { ppm: 100_000 });
    expect(add(reduced, { variant: eggs, quantityMilli: 1000 }).lines).toHaveLength(2);
    expect(add(add(EMPTY, { variant: eggs, quantityMilli: 1000 }), { variant: eggs, quantityMilli: 1000, unitPriceMinor: 100 }).lines).toHaveLength(2);
  });

  it("a removed line keeps its place as a ghost and comes back there", () => {
    const removed = remove(pictured(), 5);
    expect(livingLines(removed)).toHaveLength(5);
    expect(removed.lines[4]?.isRemoved).toBe(true);
    expect(removed.selected).toBe(6);
    expect(livingLines(bringBack(removed, 5)).map((line) => line.n)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(sweep(removed, 5).lines).toHaveLength(5);
    expect(sweep(bringBack(removed, 5), 5).lines).toHaveLength(6);
  });

  it("pieces stay whole and above nought", () => {
    const basket = pictured();
    expect(setQuantity(basket, 1, 1500)).toEqual(basket);
    expect(setQuantity(basket, 1, 0)).toEqual(basket);
    expect(setQuantity(basket, 2, 755).lines[1]?.quantityMilli).toBe(755);
  });

  it("counts items as a person does, a weighing as one", () => {
    expect(itemCount(pictured())).toBe(9);
    expect(quantities(pictured()).get(goods("beeswax").id)).toBe(3000);
  });

  it("the selection walks over living lines and stops at the ends", () => {
    const basket = remove(pictured(), 5);
    expect(moveSelection(basket, -1).selected).toBe(4);
    expect(moveSelection(basket, 1).selected).toBe(6);
  });

  it("takes 500 lines and not one more", () => {
    const oranges = goods("oranges");
    let basket = EMPTY;
    for (let n = 0; n < LINE_LIMIT; n++) basket = add(basket, { variant: oranges, quantityMilli: 100 + n });
    expect(basket.lines).toHaveLength(LINE_LIMIT);
    expect(add(basket, { variant: oranges, quantityMilli: 100 })).toBe(basket);
  });
});

describe("its figures", () => {
  it("are those of the shared rules: 47.36, tax 5.72 inside, 1.40 saved by Soap week", () => {
    const seen = priced(pictured(), catalogue, NOON);
    expect([seen.totalMinor, seen.taxMinor, seen.savedMinor]).toEqual([4736, 572, 140]);
    const soap = seen.lines.get(4);
    expect([soap?.fullMinor, soap?.shownMinor]).toEqual([700, 560]);
    expect(soap?.reductions).toEqual([{ kind: "promotion", name: "Soap week", minor: 140 }]);
  });

  it("a ghost costs nothing, an empty basket nothing at all", () => {
    expect(priced(remove(pictured(), 5), catalogue, NOON).totalMinor).toBe(3786);
    expect(priced(EMPTY, catalogue, NOON).totalMinor).toBe(0);
  });

  it("a reduction by hand is previewed as it will be taken: 10 % off 19.23 is 1.92", () => {
    expect(previewDiscount(pictured(), catalogue, { n: 6, discount: { ppm: 100_000 }, now: NOON })).toEqual({ shownMinor: 1731, offMinor: 192 });
  });

  it("the sale carries them, line for line, and the customer", () => {
    const basket = pictured();
    const seen = priced(basket, catalogue, NOON);
    const paid = take({ totalMinor: seen.totalMinor, parts: [], roundingMinor: 0 }, { kind: "cash", givenMinor: 5000, reference: "" }, 0);
    const sale = saleOf(paid, basket, seen, { id: "id", store: "store", at: NOON, cashStepMinor: 0 });
    expect(sale.body.totals).toEqual({ net_minor: 4164, tax_minor: 572, gross_minor: 4736, discount_minor: 140 });
    expect(sale.body.tenders).toEqual([{ n: 1, kind: "cash", amount_minor: 4736, given_minor: 5000 }]);
    expect(sale.body.lines.map((line) => line.n)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(sale.occurred_at).toBe("2026-11-20T12:00:00.000Z");
    expect("customer" in sale.body).toBe(false);
  });
});

describe("the store's clock", () => {
  it("counts minutes from Monday in the store's own zone", () => {
    const sundayNight = new Date("2026-11-22T23:30:00Z");
    expect(localMoment(sundayNight, "Europe/London")).toEqual({ date: "2026-11-22", minute_of_week: 6 * 1440 + 1410 });
    expect(localMoment(sundayNight, "Europe/Madrid")).toEqual({ date: "2026-11-23", minute_of_week: 30 });
  });
});

describe("the catalogue", () => {
  it("finds a barcode, a pack, a code, and forgives the leading nought of a UPC", () => {
    const beeswax = goods("beeswax");
    expect(catalogue.scanned("15060337500998")).toEqual({ variant: beeswax, quantityMilli: 6000, barcode: "15060337500998" });
    expect(catalogue.scanned(beeswax.code)?.variant).toBe(beeswax);
    const gtin = beeswax.barcodes[0]?.code ?? "";
    expect(catalogue.scanned(`0${gtin}`)?.variant).toBe(beeswax);
    expect(catalogue.scanned("12345678")).toBeNull();
  });

  it("an answer of another shape is refused with its place", () => {
    const wrong = { ...CATALOGUE, variants: [{ ...CATALOGUE.variants[0], price_minor: "420" }] };
    expect(() => catalogueData(wrong, "")).toThrow("variants.0.price_minor is not a whole number");
  });
});

describe("a long basket", () => {
  it("draws what is in sight and a few around, and says how many are above", () => {
    const seen = windowOf(200, 200 * 56 - 381, 381);
    expect(seen.to).toBe(200);
    expect(seen.to - seen.from).toBeLessThanOrEqual(13);
    expect([seen.above, seen.below]).toEqual([193, 0]);
    expect(seen.padTop).toBe(seen.from * 56);
  });

  it("a short one is drawn whole", () => {
    expect(windowOf(12, 0, 381)).toMatchObject({ isWindowed: false, from: 0, to: 12, above: 0 });
  });
});
