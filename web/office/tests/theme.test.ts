import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rolesUsed, theme } from '../src/theme/theme';

const tokens = readFileSync(new URL('../../packages/ui/src/tokens.css', import.meta.url), 'utf8');
const styles = ['base', 'shell', 'table', 'pages'].map((name) => ({ name, css: readFileSync(new URL(`../src/styles/${name}.css`, import.meta.url), 'utf8') }));
const defined = new Set([...tokens.matchAll(/--([\w-]+):/g)].map((match) => match[1]));

describe('the theme is made of the tokens and nothing else', () => {
  test('every role the theme names is defined in tokens.css', () => {
    expect(rolesUsed().length).toBeGreaterThan(25);
    expect(rolesUsed().filter((role) => !defined.has(role))).toEqual([]);
  });

  test('the theme holds no colour, font or size of its own', () => {
    const { fontSizes, radius, spacing, shadows, colors, fontFamily } = theme;
    const values = [fontSizes, radius, spacing, shadows].flatMap((part) => Object.values(part ?? {})).concat(colors?.['damson'] ?? [], fontFamily ?? '');
    expect(values.filter((value) => !/^var\(--[\w-]+\)$/.test(String(value)))).toEqual([]);
  });

  test.each(styles)('$name.css uses roles only: no raw colour', ({ css }) => {
    const raw = [...css.matchAll(/#[0-9a-f]{3,8}\b|\brgb\(|\bhsl\(/gi)].map((match) => match[0]);
    expect(raw).toEqual([]);
  });

  test.each(styles)('$name.css names no role that does not exist', ({ css }) => {
    const own = new Set(['ctl', 'page', 'row', 'edge']);
    const used = [...css.matchAll(/var\(--([\w-]+)/g)].map((match) => match[1] ?? '');
    expect(used.filter((role) => !defined.has(role) && !own.has(role) && !role.startsWith('mantine'))).toEqual([]);
  });
});
