import { describe, expect, test } from 'vitest';
import { formatter } from '../src/i18n/format';
import { localeFor, firstLanguage } from '../src/i18n/provider';

const now = () => new Date('2026-11-20T10:42:00Z');
const irish = formatter({ locale: 'en-IE', currency: 'EUR', exponent: 2, timeZone: 'Europe/Dublin', now });
const spanish = formatter({ locale: 'es-ES', currency: 'EUR', exponent: 2, timeZone: 'Europe/Madrid', now });
const yen = formatter({ locale: 'ja-JP', currency: 'JPY', exponent: 0, timeZone: 'Asia/Tokyo', now });

describe('money', () => {
  test('two decimals in documents, whole units in overviews', () => {
    expect(irish.money(1846200)).toBe('€18,462.00');
    expect(irish.moneyWhole(1846249)).toBe('€18,462');
  });

  test('the sign is U+2212, and nothing is ever minus zero', () => {
    expect(irish.money(-1250)).toBe('\u2212€12.50');
    expect(irish.money(-0)).toBe('€0.00');
  });

  test('Spanish puts the sign behind with a comma', () => {
    expect(spanish.money(1846200).replace(/\u00a0/g, ' ')).toBe('18.462,00 €');
  });

  test('yen have no decimals', () => {
    expect(yen.amount(1500)).toBe('1,500');
  });

  test('a change carries its sign, except none', () => {
    expect([irish.change(81200), irish.change(-15700), irish.change(0)]).toEqual(['+812', '\u2212157', '0']);
  });
});

describe('quantities', () => {
  test('pieces have no decimals, weighed goods three', () => {
    expect(irish.quantity(9000)).toBe('9');
    expect(irish.quantity(482)).toBe('0.482');
    expect(spanish.quantity(1500)).toBe('1,500');
    expect(irish.quantity(1000, 'kg')).toBe('1.000');
    expect(irish.quantity(-0)).toBe('0');
  });

  test('a movement carries its sign', () => {
    expect([irish.signedQuantity(6000), irish.signedQuantity(-1000), irish.signedQuantity(0)]).toEqual(['+6', '\u22121', '0']);
  });
});

describe('percent, dates, times', () => {
  test('percent stands behind a no-break space', () => {
    expect(irish.percent(0.073)).toBe('7.3\u00a0%');
    expect(irish.signedPercent(-0.0548)).toBe('\u22125.5\u00a0%');
    expect(irish.rate(230000)).toBe('23\u00a0%');
  });

  test('the year is written only where it is another one', () => {
    expect(irish.day('2026-11-19')).toBe('Thu 19 Nov');
    expect(irish.day('2025-11-20')).toBe('Thu 20 Nov 2025');
  });

  test('a calendar date does not shift with the time zone; an instant does', () => {
    expect(yen.day('2026-11-19')).toContain('19');
    expect(irish.time('2026-11-20T10:05:00Z')).toBe('10:05');
    expect(spanish.time('2026-11-20T10:05:00Z')).toBe('11:05');
  });

  test('a range inside one month names the month once', () => {
    expect(irish.range('2026-11-01', '2026-11-19')).toBe('1 – 19 Nov');
  });
});

describe('the reader’s language', () => {
  test('the company’s locale writes figures where its language is the reader’s', () => {
    expect(localeFor('en', 'en-IE')).toBe('en-IE');
    expect(localeFor('es', 'en-IE')).toBe('es');
  });

  test('a choice wins over the browser, the browser over English', () => {
    expect(firstLanguage('es', ['en'])).toBe('es');
    expect(firstLanguage(null, ['es-MX'])).toBe('es');
    expect(firstLanguage('xx', ['fr'])).toBe('en');
  });
});
