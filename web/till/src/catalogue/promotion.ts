/** Reading promotions and table versions as the rules take them. */
import type { Effect, Promotion, TableVersions, Window } from "@tillbook/rules";
import { type Decoder, list, nullable, object, oneOf, text, whole, WrongShape } from "../journal/decode";

const effects: { readonly [Kind in Effect["kind"]]: Decoder<Extract<Effect, { readonly kind: Kind }>> } = {
  percent: object<Extract<Effect, { kind: "percent" }>>({ kind: oneOf("percent"), ppm: whole }),
  unit_amount: object<Extract<Effect, { kind: "unit_amount" }>>({ kind: oneOf("unit_amount"), minor: whole }),
  total_amount: object<Extract<Effect, { kind: "total_amount" }>>({ kind: oneOf("total_amount"), minor: whole }),
  fixed_price: object<Extract<Effect, { kind: "fixed_price" }>>({ kind: oneOf("fixed_price"), minor: whole }),
  buy_get: object<Extract<Effect, { kind: "buy_get" }>>({ kind: oneOf("buy_get"), buy: whole, get: whole, ppm: whole }),
};

const effect: Decoder<Effect> = (value, place) => {
  const { kind } = object<{ kind: string }>({ kind: text })(value, place);
  if (!(kind in effects)) throw new WrongShape(`${place}.kind`, Object.keys(effects).join(" | "));
  return effects[kind as Effect["kind"]](value, place);
};

/** One promotion, with the rule of what it does. */
export const promotion: Decoder<Promotion> = object<Promotion>({
  id: text,
  name: text,
  effect,
  scope: object<Promotion["scope"]>({ variants: list(text), categories: list(text) }),
  priority: whole,
  coupon: nullable(text),
  customer_groups: list(text),
  stores: list(text),
  first_date: nullable(text),
  last_date: nullable(text),
  windows: list(object<Window>({ from_minute: whole, to_minute: whole })),
});

export const tableVersions: Decoder<TableVersions> = object<TableVersions>({ prices: whole, taxes: whole, promotions: whole, policy: whole });
