import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? sources(join(folder, entry.name)) : [join(folder, entry.name)]));
}

const files = sources(new URL('../src', import.meta.url).pathname);

test('every module says what it is for', () => {
  const silent = files.filter((file) => /\.tsx?$/.test(file)).filter((file) => !readFileSync(file, 'utf8').startsWith('/**'));
  expect(silent).toEqual([]);
});

test('an icon comes from the one list of icons', () => {
  const elsewhere = files.filter((file) => !file.endsWith('icons.ts') && readFileSync(file, 'utf8').includes('@phosphor-icons'));
  expect(elsewhere).toEqual([]);
});

test('the charts library is imported by the line chart only, which is loaded when it is seen', () => {
  const users = files.filter((file) => /from 'recharts'/.test(readFileSync(file, 'utf8'))).map((file) => file.split('/').pop());
  expect(users).toEqual(['LineChart.tsx']);
  const direct = files.filter((file) => /import (?!type)[^;]*from '[^']*\/LineChart'/.test(readFileSync(file, 'utf8')));
  expect(direct).toEqual([]);
});
