import { describe, expect, test } from 'vitest';
import { changeOf, leadingStore, turningHour, verdictOf } from '../src/features/today/finding';
import { inside } from '../src/features/today/Needs';

const net = (value: number, previous: number | null) => ({ figures: [{ id: 'net_sales', unit: 'minor' as const, value, previous, last_year: null }] });

describe('the finding', () => {
  test('18,462 after 17,206 is 7.3 % more', () => {
    const verdict = verdictOf(net(1846200, 1720600));
    expect(verdict.kind).toBe('more');
    expect('ratio' in verdict ? verdict.ratio : 0).toBeCloseTo(0.073, 3);
  });

  test('less, as much, nothing, and the first day', () => {
    expect(verdictOf(net(90, 100)).kind).toBe('less');
    expect(verdictOf(net(1002, 1000)).kind).toBe('same');
    expect(verdictOf(net(0, 1000)).kind).toBe('none');
    expect(verdictOf(net(1000, 0)).kind).toBe('first');
    expect(verdictOf(net(1000, null)).kind).toBe('first');
    expect(verdictOf({ figures: [] }).kind).toBe('none');
  });
});

describe('when the gain came', () => {
  const hours = (changes: number[]) => changes.map((change, at) => ({ hour: 8 + at, value_minor: 1000 + change, previous_minor: 1000 }));

  test('a gain made in the last four of ten hours came after that hour', () => {
    expect(turningHour(hours([0, 0, 10, -10, 0, 0, 100, 200, 200, 100]))).toEqual({ hour: 15, minor: 500 });
  });

  test('a gain spread over the day has no hour', () => expect(turningHour(hours([50, 50, 50, 50, 50, 50, 50, 50]))).toBeNull());
  test('no change has no hour', () => expect(turningHour(hours([0, 0, 0, 0, 0]))).toBeNull());
});

describe('who made the change', () => {
  const store = (name: string, change_minor: number) => ({ store_id: name, name, value_minor: 1000, change_minor, last_year_minor: null });
  test('the store with more than half of it leads', () => expect(leadingStore([store('High Street', 812), store('Station', 87), store('Harbour', -157)])).toEqual({ name: 'High Street', isRise: true }));
  test('in a fall too', () => expect(leadingStore([store('A', -10), store('B', -90)])).toEqual({ name: 'B', isRise: false }));
  test('one store alone leads nobody', () => expect(leadingStore([store('A', 10)])).toBeNull());
});

describe('a figure against another', () => {
  const figure = (id: string, unit: 'minor' | 'ppm', value: number) => ({ id, unit, value, previous: null, last_year: null });
  test('margin changes in points: 38.4 % after 38.9 % is half a point less and bad', () => expect(changeOf(figure('gross_margin', 'ppm', 384000), 389000)).toEqual({ kind: 'points', value: -0.5, tone: 'bad' }));
  test('more returned is bad, less is good', () => {
    expect(changeOf(figure('returned', 'minor', 212), 188)?.tone).toBe('bad');
    expect(changeOf(figure('returned', 'minor', 100), 188)?.tone).toBe('good');
  });
  test('against nothing there is no change', () => expect(changeOf(figure('net_sales', 'minor', 5), 0)).toBeNull());
});

describe('links of the server', () => {
  test('stay inside the office', () => {
    expect(inside('/office/orders?state=pending', '/')).toBe('/orders?state=pending');
    expect(inside('/office', '/')).toBe('/');
    expect(inside('https://elsewhere.example/', '/stock')).toBe('/stock');
    expect(inside(null, '/stock')).toBe('/stock');
  });
});
