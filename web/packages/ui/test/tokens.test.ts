/** The colours of tokens.css, checked: WCAG contrast in both themes, chart colours told apart in four kinds of sight, equal dark blocks. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("../src/tokens.css", import.meta.url), "utf8");
const darkFrom = css.indexOf("@media (prefers-color");
const byHandFrom = css.indexOf("/* the same");

type Palette = Readonly<Record<string, string>>;
const colours = (text: string): Palette => Object.fromEntries([...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [name as string, value as string]));
const light = colours(css.slice(0, darkFrom));
const dark = { ...light, ...colours(css.slice(darkFrom, byHandFrom)) };

const channels = (hex: string): number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
const linear = (value: number) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
const luminance = (hex: string) => channels(hex).map(linear).reduce((sum, part, at) => sum + part * ([0.2126, 0.7152, 0.0722][at] as number), 0);

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const KINDS = ["brand", "ok", "warn", "danger", "info", "refund"];
const pairs: (readonly [string, string, number])[] = [
  ...["ink", "ink-2", "ink-3", ...KINDS].flatMap((front) => ["paper", "surface", "raised"].map((back) => [front, back, 4.5] as const)),
  ...["ink", "ink-2", "ink-3", "brand"].map((front) => [front, "sunken", 4.5] as const),
  ...[...KINDS, "offline", "training"].map((kind) => [`on-${kind}`, kind, 4.5] as const),
  ...[...KINDS, "offline"].map((kind) => [`on-${kind}-soft`, `${kind}-soft`, 4.5] as const),
  ...KINDS.map((kind) => [kind, `${kind}-soft`, 4.5] as const),
  ...["ink", "ink-2"].flatMap((front) => ["brand-soft", "refund-soft"].map((back) => [front, back, 4.5] as const)),
  ...["brand-hover", "brand-press"].map((back) => ["on-brand", back, 4.5] as const),
  ...["paper", "surface", "raised"].map((back) => ["line-strong", back, 3] as const),
  ...["paper", "surface", "raised", "sunken", "brand-soft"].map((back) => ["focus", back, 3] as const),
  ...[1, 2, 3, 4, 5, 6, 7, 8].flatMap((n) => ["surface", "paper"].map((back) => [`viz-${n}`, back, 3] as const)),
  ["viz-neg", "surface", 3],
  ["viz-pos", "surface", 3],
];

describe.each([
  ["light", light],
  ["dark", dark],
])("the %s theme", (_, theme) => {
  it.each(pairs)("%s on %s has contrast %d", (front, back, least) => {
    expect(contrast(theme[front] as string, theme[back] as string)).toBeGreaterThanOrEqual(least);
  });

  it.each([
    ["normal", [[1, 0, 0], [0, 1, 0], [0, 0, 1]]],
    ["protan", [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]],
    ["deutan", [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]]],
    ["tritan", [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]]],
  ])("the eight chart colours are told apart in %s sight", (_sight, matrix) => {
    const labs = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => lab(theme[`viz-${n}`] as string, matrix));
    for (const [at, a] of labs.entries()) for (const b of labs.slice(at + 1)) expect(distance(a, b)).toBeGreaterThan(9);
  });
});

it("dark by the system and dark by hand are the same values", () => {
  const values = (text: string) => [...text.matchAll(/--[\w-]+:[^;]+/g)].map(([value]) => value);
  const bySystem = values(css.slice(css.indexOf("color-scheme: dark;"), byHandFrom));
  const byHand = values((css.slice(byHandFrom).split("@media (prefers-reduced")[0] as string));
  expect(bySystem).toEqual(byHand);
  expect(bySystem.length).toBeGreaterThan(50);
});

type Lab = readonly [number, number, number];

function lab(hex: string, matrix: readonly (readonly number[])[]): Lab {
  const seen = matrix.map((row) => Math.min(1, Math.max(0, row.reduce((sum, part, at) => sum + part * linear(channels(hex)[at] as number), 0))));
  const xyz = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]].map((row) => row.reduce((sum, part, at) => sum + part * (seen[at] as number), 0));
  const bend = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const [x, y, z] = xyz.map((value, at) => bend(Math.max(value, 0) / ([0.95047, 1, 1.08883][at] as number))) as [number, number, number];
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const distance = (a: Lab, b: Lab) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
