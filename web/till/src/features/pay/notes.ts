/** What a customer is likely to hand over: three round amounts above the due, from the notes of the currency.
 *
 * Keeps true: never the due itself (that is the exact key), never less, always rising; nobody counts out a pile of small notes.
 */

/** Nobody counts out more than this many of one note. */
const MOST_PIECES = 10;

/** Up to `limit` likely amounts above a due amount, smallest first. `notesMinor` are the notes people carry. */
export function likelyNotes(dueMinor: number, notesMinor: readonly number[], limit = 3): readonly number[] {
  const notes = notesMinor.filter((note) => note > 0).sort((a, b) => a - b);
  const largest = notes.at(-1);
  if (dueMinor <= 0 || largest === undefined) return [];
  const likely = new Set<number>();
  const topUp = (under: number) => {
    for (const note of notes) {
      const pieces = Math.floor((dueMinor - under) / note) + 1;
      if (pieces <= MOST_PIECES) likely.add(under + pieces * note);
    }
  };
  // Beyond two of the largest note those come first, and the rest is topped up: 212.10 is four fifties and 15.
  const full = Math.floor(dueMinor / largest) * largest;
  topUp(dueMinor > largest * 2 ? full : 0);
  if (likely.size < limit) topUp(full);
  const step = notes[1] ?? largest;
  for (let next = Math.max(...likely) + step; likely.size < limit; next += step) likely.add(next);
  return [...likely].sort((a, b) => a - b).slice(0, limit);
}
