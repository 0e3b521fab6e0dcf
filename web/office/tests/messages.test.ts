import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { en } from '../src/i18n/en';
import { es } from '../src/i18n/es';
import { placeholdersOf, stretch, translator, type Catalogue, type Message, type MessageKey } from '../src/i18n/translate';

const keys = Object.keys(en) as MessageKey[];
const english: Catalogue = en;

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? sources(join(folder, entry.name)) : [join(folder, entry.name)]));
}

describe('the catalogue is complete', () => {
  test('Spanish has exactly the keys of English', () => {
    expect(Object.keys(es).sort()).toEqual([...keys].sort());
  });

  test.each(keys)('%s asks for the same values in both languages and is not empty', (key) => {
    expect(placeholdersOf(es[key])).toEqual(placeholdersOf(english[key]));
    const texts = (message: Message) => (typeof message === 'string' ? [message] : Object.values(message));
    expect([...texts(english[key]), ...texts(es[key])].every((text) => text.trim() !== '')).toBe(true);
  });

  test('no text says OK, oops, successfully or shouts', () => {
    const all = JSON.stringify(en);
    expect(all).not.toMatch(/\b(ok|oops|successfully|please)\b/i);
    expect(all).not.toContain('!');
  });

  test('no component holds a sentence of its own: text between tags comes from the catalogue', () => {
    const folder = new URL('../src', import.meta.url).pathname;
    const stray = sources(folder).filter((file) => file.endsWith('.tsx')).flatMap((file) => {
      const matches = readFileSync(file, 'utf8').matchAll(/>\s*([A-Z][a-z]+(?: [a-z]+)+)\s*</g);
      return [...matches].map((match) => `${file.split('/').pop() ?? ''}: ${match[1] ?? ''}`);
    });
    expect(stray).toEqual([]);
  });
});

describe('plurals and numbers follow the language', () => {
  const t = translator(english, 'en', 'en-GB');
  const tEs = translator(es, 'es', 'es');

  test('one difference, two differences', () => {
    expect(t('proof.differences', { count: 1 })).toBe('1 difference');
    expect(t('proof.differences', { count: 2 })).toBe('2 differences');
    expect(tEs('proof.differences', { count: 0 })).toBe('0 diferencias');
  });

  test('184206 movements are written with the thousands mark of the locale', () => {
    expect(t('proof.sentence', { time: '02:00', movements: 184206, count: 0 })).toContain('184,206 movements');
    expect(tEs('proof.sentence', { time: '02:00', movements: 184206, count: 0 })).toContain('184.206 movimientos');
  });
});

describe('the pseudo language', () => {
  test('makes every text at least 40 % longer and keeps the values', () => {
    for (const key of keys) {
      const message: Message = english[key];
      const text = typeof message === 'string' ? message : message.other;
      const letters = text.replace(/\{\w+\}/g, '').length;
      expect(stretch(text).replace(/\{\w+\}/g, '').length, key).toBeGreaterThanOrEqual(Math.floor(letters * 1.4));
      expect(placeholdersOf(stretch(text))).toEqual(placeholdersOf(text));
    }
  });
});
