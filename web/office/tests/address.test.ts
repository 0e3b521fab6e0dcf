import { describe, expect, test } from 'vitest';
import { addressOf, errorOf, newId } from '@tillbook/api';
import { addressTo, changed, dateFrom } from '../src/app/url';
import { daysInclusive, plusDays, shifted, todayIn } from '../src/app/dates';
import { nameOf } from '../src/app/keys';
import { moved } from '../src/parts/cellKeys';
import { sortFrom } from '../src/parts/DataTable';
import { bucketFor, bucketStarts, pairUp } from '../src/features/reports/periods';
import { parsePalette, matching } from '../src/app/paletteEntries';
import { pagesFor, pageAt } from '../src/app/nav';
import { ACTION } from '../src/app/actions';

describe('the address holds the state', () => {
  test('changing one part leaves the others; empty parts leave the address', () => {
    expect(changed('?store=s1&from=2026-11-01', { from: null, type: 'return' })).toBe('?store=s1&type=return');
    expect(changed('?q=a', { q: '' })).toBe('');
  });

  test('the store goes along to another page, filters stay behind', () => {
    expect(addressTo('/sales', '?store=s1&from=2026-11-01')).toBe('/sales?store=s1');
    expect(addressTo('/orders?open=1', '?store=s1')).toBe('/orders?open=1&store=s1');
    expect(addressTo('/where?variant=v&store=s2', '?store=s1')).toBe('/where?variant=v&store=s2');
  });

  test('only real dates are dates', () => {
    expect(dateFrom('2026-11-19')).toBe('2026-11-19');
    expect(dateFrom('2026-13-40')).toBeNull();
    expect(dateFrom('yesterday')).toBeNull();
  });

  test('sort is written as a name, or a minus and a name', () => {
    expect(sortFrom('-total')).toEqual([{ id: 'total', desc: true }]);
    expect(sortFrom(null)).toEqual([]);
  });
});

describe('dates are counted in days, not in hours', () => {
  test('over a change of the clock', () => expect(plusDays('2026-10-24', 2)).toBe('2026-10-26'));
  test('1 to 19 November are 19 days, and the period before ends on 31 October', () => {
    expect(daysInclusive('2026-11-01', '2026-11-19')).toBe(19);
    expect(shifted('2026-11-01', '2026-11-19', -1)).toEqual({ from: '2026-10-13', to: '2026-10-31' });
  });
  test('at 23:30 UTC it is already tomorrow in Tokyo', () => expect(todayIn('Asia/Tokyo', new Date('2026-11-19T23:30:00Z'))).toBe('2026-11-20'));
  test('days, then weeks, then months', () => expect([bucketFor('2026-11-01', '2026-11-30'), bucketFor('2026-01-01', '2026-11-30'), bucketFor('2024-01-01', '2026-11-30')]).toEqual(['day', 'week', 'month']));
  test('two periods lie over each other day by day; a day without sales is a gap, not the next day', () => {
    const item = (at: string, net_minor: number) => ({ at, net_minor, gross_minor: 0, receipts: 0 });
    const now = { from: '2026-11-18', to: '2026-11-20', items: [item('2026-11-18', 1), item('2026-11-20', 3)] };
    const before = { from: '2026-11-15', to: '2026-11-17', items: [item('2026-11-16', 9)] };
    expect(pairUp(now, before, 'day')).toEqual([{ x: '2026-11-18', now: 1, before: null }, { x: '2026-11-19', now: null, before: 9 }, { x: '2026-11-20', now: 3, before: null }]);
  });
  test('weeks begin on Monday, months on the first', () => {
    expect(bucketStarts('2026-11-18', '2026-12-01', 'week')).toEqual(['2026-11-16', '2026-11-23', '2026-11-30']);
    expect(bucketStarts('2026-11-18', '2027-01-02', 'month')).toEqual(['2026-11-01', '2026-12-01', '2027-01-01']);
  });
});

describe('the keyboard', () => {
  const key = (name: string, more = {}) => ({ key: name, ctrlKey: false, metaKey: false, shiftKey: false, ...more });
  test('keys have one name each', () => {
    expect(nameOf(key('K', { ctrlKey: true }))).toBe('mod+k');
    expect(nameOf(key('R', { shiftKey: true }))).toBe('shift+r');
    expect(nameOf(key('?', { shiftKey: true }))).toBe('?');
  });
  test('the cursor stays inside the grid and mirrors with the script', () => {
    expect(moved([0, 0], 'ArrowUp', [5, 6])).toEqual([0, 0]);
    expect(moved([4, 5], 'ArrowRight', [5, 6])).toEqual([4, 5]);
    expect(moved([2, 2], 'ArrowLeft', [5, 6], true)).toEqual([2, 3]);
    expect(moved([2, 2], 'q', [5, 6])).toBeNull();
  });
});

describe('the palette', () => {
  test('reads its prefixes', () => {
    expect(parsePalette('> new')).toEqual({ kind: 'command', words: 'new' });
    expect(parsePalette('#S01R02')).toEqual({ kind: 'document', words: 'S01R02' });
    expect(parsePalette('rye loaf')).toEqual({ kind: 'all', words: 'rye loaf' });
  });
  test('ignores accents and case, wants every word', () => {
    const entries = [{ group: 'page' as const, name: 'Catálogo', icon: 'tag' as const, to: '/products' }];
    expect(matching(entries, 'catalogo')).toHaveLength(1);
    expect(matching(entries, 'catalogo xyz')).toHaveLength(0);
  });
});

describe('what a role may not open is not listed', () => {
  test('a cashier sees stock, sales, orders, customers and the catalogue, but no audit and no people', () => {
    const paths = pagesFor([1, 2, 11, 12, 37, 40, 41]).flatMap((group) => group.pages).map((page) => page.path);
    expect(paths).toEqual(['/stock', '/where', '/sales', '/orders', '/customers', '/products']);
  });
  test('the auditor’s right opens the audit log', () => expect(pagesFor([ACTION.audit]).flatMap((group) => group.pages).map((page) => page.path)).toEqual(['/audit']));
  test('an address belongs to the longest path that begins it', () => {
    expect(pageAt('/products/123')?.path).toBe('/products');
    expect(pageAt('/')?.path).toBe('/');
    expect(pageAt('/nowhere')).toBeUndefined();
  });
});

describe('the client', () => {
  test('fills ids and leaves empty query values out', () => {
    expect(addressOf('/sales/{id}', { id: 'a b' })).toBe('/api/v1/sales/a%20b');
    expect(addressOf('/sales', {}, { store: null, limit: 50, search: '' })).toBe('/api/v1/sales?limit=50');
  });
  test('an error body of the contract becomes an ApiError; anything else is a broken answer', () => {
    const error = errorOf(409, { error: { code: 'insufficient_stock', message: 'Only 2', field: 'lines.0', data: { available_milli: 2000 } } });
    expect([error.status, error.code, error.field, error.data['available_milli']]).toEqual([409, 'insufficient_stock', 'lines.0', 2000]);
    expect(errorOf(502, '<html>').code).toBe('broken_answer');
  });
  test('ids are UUIDs of version 7 and sort by time', () => {
    const [one, other] = [newId(1_700_000_000_000), newId(1_700_000_000_001)];
    expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/);
    expect(one < other).toBe(true);
    expect(newId()[19]).toMatch(/[0-9a-f]/);
  });
});
