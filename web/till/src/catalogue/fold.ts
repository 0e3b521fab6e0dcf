/** Folding of text for search: lower case, accents off, one form for each letter. */

/** `"Qualità SS"` becomes `"qualita ss"`. The length may change; see `foldWithPlaces` for marks. */
export function fold(text: string): string {
  return foldWithPlaces(text).folded;
}

/** Folded text and, for each of its letters, the place in the original it came from. */
export function foldWithPlaces(text: string): { readonly folded: string; readonly places: readonly number[] } {
  let folded = "";
  const places: number[] = [];
  let at = 0;
  for (const letter of text) {
    const plain = letter.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace("ß", "ss").replace("ø", "o").replace("ł", "l");
    folded += plain;
    for (let n = 0; n < plain.length; n++) places.push(at);
    at += letter.length;
  }
  return { folded, places };
}
