/** Strict reading of what the server answers: a wrong shape is an error with its place, never an `undefined` on the screen. */

/** An answer that is not what the contract says. */
export class WrongShape extends Error {
  override readonly name = "WrongShape";
  constructor(
    readonly place: string,
    readonly expected: string,
  ) {
    super(`${place || "answer"} is not ${expected}`);
  }
}

/** Reads one value found at `place`. */
export type Decoder<T> = (value: unknown, place: string) => T;

export const text: Decoder<string> = (value, place) => {
  if (typeof value !== "string") throw new WrongShape(place, "text");
  return value;
};

export const flag: Decoder<boolean> = (value, place) => {
  if (typeof value !== "boolean") throw new WrongShape(place, "true or false");
  return value;
};

/** A whole number that is exact (within +-(2^53 - 1)). */
export const whole: Decoder<number> = (value, place) => {
  if (!Number.isSafeInteger(value)) throw new WrongShape(place, "a whole number");
  return value as number;
};

/** A value or null; a missing member reads as null. */
export function nullable<T>(inner: Decoder<T>): Decoder<T | null> {
  return (value, place) => (value === null || value === undefined ? null : inner(value, place));
}

/** A value that may be missing. */
export function optional<T>(inner: Decoder<T>): Decoder<T | undefined> {
  return (value, place) => (value === null || value === undefined ? undefined : inner(value, place));
}

/** A list of one kind. */
export function list<T>(inner: Decoder<T>): Decoder<readonly T[]> {
  return (value, place) => {
    if (!Array.isArray(value)) throw new WrongShape(place, "a list");
    return value.map((item, at) => inner(item, `${place}.${at}`));
  };
}

/** One of a few words. */
export function oneOf<const T extends string>(...words: readonly T[]): Decoder<T> {
  return (value, place) => {
    if (!words.includes(value as T)) throw new WrongShape(place, words.join(" | "));
    return value as T;
  };
}

type Shape<T> = { readonly [K in keyof T]: Decoder<T[K]> };

/** An object of known members; members not named are left out. */
export function object<T extends object>(shape: Shape<T>): Decoder<T> {
  const members = Object.entries(shape) as [keyof T & string, Decoder<T[keyof T]>][];
  return (value, place) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) throw new WrongShape(place, "an object");
    const found = value as Record<string, unknown>;
    return Object.fromEntries(members.map(([name, read]) => [name, read(found[name], place ? `${place}.${name}` : name)])) as T;
  };
}

/** Any JSON, read later by whoever knows it. */
export const anything: Decoder<unknown> = (value) => value;
