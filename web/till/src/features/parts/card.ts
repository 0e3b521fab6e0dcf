/** Card numbers never enter this program: a text that holds one is refused before it is kept. */

/** True when a text holds 13 to 19 digits that pass the check of payment cards (Luhn), spaces and dashes ignored. */
export function holdsCardNumber(text: string): boolean {
  const runs = text.replace(/(?<=\d)[ \-.]+(?=\d)/g, "").match(/\d{13,}/g) ?? [];
  return runs.some((run) => windows(run).some(passesLuhn));
}

function windows(digits: string): string[] {
  const found: string[] = [];
  for (let length = 13; length <= Math.min(19, digits.length); length++) {
    for (let at = 0; at + length <= digits.length; at++) found.push(digits.slice(at, at + length));
  }
  return found;
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
