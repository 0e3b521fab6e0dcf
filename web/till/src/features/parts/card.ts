/** Card numbers never enter this program: a text that holds one is refused before it is kept. */

/** True when a text holds 14 to 19 digits in a row that pass the check of payment cards (Luhn), spaces and dashes ignored. */
export function holdsCardNumber(text: string): boolean {
  const runs = text.replace(/(?<=\d)[ \-.]+(?=\d)/g, "").match(/\d{14,19}/g) ?? [];
  return runs.some(passesLuhn);
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
