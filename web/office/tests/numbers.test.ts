import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMilli, parseMinor, unscaled } from '../src/parts/numbers';
import { productsFrom } from '../src/features/setup/productsFile';

describe('typed amounts become integers', () => {
  test.each([
    ['12.50', 1250], ['12,50', 1250], ['12', 1200], [' 12 ', 1200], ['.5', 50], ['5*2.10', 1050], ['3*0,35', 105], ['1.234,50', 123450], ['1,234.50', 123450], ['1 234,50', 123450], ['-3.20', -320], ['\u22123.20', -320], ['1.234.567', 123456700],
  ])('%s is %d minor units', (text, minor) => expect(parseMinor(text, 2)).toBe(minor));

  test.each(['', 'abc', '1.2.3', '12.505', '5*', '*5', '2*2*2', '1e5', 'NaN', '--1'])('%s is no amount', (text) => expect(parseMinor(text, 2)).toBeNull());

  test('a third decimal that is zero is no third decimal', () => expect(parseMinor('12.500', 2)).toBe(1250));

  test('what was written back is read again as the same', () => {
    fc.assert(fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), fc.integer({ min: 0, max: 3 }), (value, decimals) => parseMinor(unscaled(value, decimals), decimals) === value));
  });
});

describe('typed quantities', () => {
  test('12.5 pieces of something sold in whole pieces is refused', () => {
    expect(parseMilli('12.5', false)).toBeNull();
    expect(parseMilli('12', false)).toBe(12000);
    expect(parseMilli('0.482', true)).toBe(482);
  });
});

describe('first products from a file', () => {
  test('a semicolon file with a head in Spanish and a quoted cell is read; bad rows are named as a spreadsheet counts them', () => {
    const text = '\ufeffnombre;precio;ean;cantidad\n"Té verde; 100 g";6,90;4006381333306;12\nSin precio;;;\n"Pan ""de casa""";3,20;;\n';
    expect(productsFrom(text, 2)).toEqual({
      products: [
        { name: 'Té verde; 100 g', price_minor: 690, barcode: '4006381333306', quantity_milli: 12000 },
        { name: 'Pan "de casa"', price_minor: 320 },
      ],
      badRows: [3],
    });
  });
});
