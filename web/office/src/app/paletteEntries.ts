/** What the palette offers: pages and commands from the rights, things from the server; recent ones first. */
import { get } from '@tillbook/api';
import type { Translate } from '../i18n/translate';
import type { IconName } from '../parts/icons';
import { mayAny, type Action } from './actions';
import { pagesFor } from './nav';

export interface Entry {
  group: 'jump' | 'page' | 'do';
  name: string;
  hint?: string;
  icon: IconName;
  to: string;
  keys?: string;
}

export interface Asked {
  kind: 'all' | 'command' | 'document' | 'person';
  words: string;
}

const PREFIX: Record<string, Asked['kind']> = { '>': 'command', '#': 'document', '@': 'person' };

/** Reads the prefix: `>` commands, `#` documents, `@` people. */
export function parsePalette(text: string): Asked {
  const kind = PREFIX[text.trimStart()[0] ?? ''];
  return kind === undefined ? { kind: 'all', words: text.trim() } : { kind, words: text.trimStart().slice(1).trim() };
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The entries that hold every word, accents and case ignored. */
export function matching(entries: Entry[], words: string): Entry[] {
  const parts = folded(words).split(/\s+/).filter(Boolean);
  return entries.filter((entry) => parts.every((part) => folded(entry.name).includes(part)));
}

const RECENT = 'tillbook.office.recent';

function recents(): string[] {
  try {
    return JSON.parse(localStorage.getItem(RECENT) ?? '[]') as string[];
  } catch {
    return [];
  }
}

/** Keeps what was opened, newest first, twelve at most. */
export function rememberEntry(to: string): void {
  localStorage.setItem(RECENT, JSON.stringify([to, ...recents().filter((other) => other !== to)].slice(0, 12)));
}

/** The pages a person may open, recently opened ones first. */
export function entriesFor(may: readonly number[], t: Translate): Entry[] {
  const order = recents();
  const rank = (to: string) => (order.includes(to) ? order.indexOf(to) : order.length);
  const pages = pagesFor(may).flatMap((group) => group.pages);
  const entries: Entry[] = pages.map((page) => ({ group: 'page', name: t(page.name), icon: page.icon, to: page.path, ...(page.go === undefined ? {} : { keys: `G ${page.go.toUpperCase()}` }) }));
  return entries.sort((one, other) => rank(one.to) - rank(other.to));
}

/** What a person may start from anywhere. */
export function commandsFor(may: readonly number[], t: Translate): Entry[] {
  const all: (Entry & { needs: Action[] })[] = [
    { group: 'do', name: t('products.new'), icon: 'plus', to: '/products?new=1', needs: ['editProduct'] },
    { group: 'do', name: t('import.title'), icon: 'file', to: '/products/import', needs: ['importFiles'] },
    { group: 'do', name: t('orders.place'), icon: 'orders', to: '/orders/new', needs: ['placeOrder'] },
    { group: 'do', name: t('goods.restock'), icon: 'truck', to: '/goods?do=restock', needs: ['receiveGoods'] },
    { group: 'do', name: t('goods.adjust'), icon: 'pencil', to: '/goods?do=adjust', needs: ['adjustStock'] },
    { group: 'do', name: t('customers.new'), icon: 'users', to: '/customers?new=1', needs: ['createCustomer'] },
    { group: 'do', name: t('people.new'), icon: 'people', to: '/people?new=1', needs: ['people'] },
  ];
  return all.filter((entry) => mayAny(may, entry.needs)).map(({ needs: _, ...entry }) => entry);
}

async function variants(words: string, signal: AbortSignal): Promise<Entry[]> {
  const page = await get('/variants', { query: { search: words, limit: 6 }, signal });
  return page.items.map((item) => ({ group: 'jump', name: item.name, hint: item.code, icon: 'stock', to: `/products/${item.id}` }));
}

async function receipts(words: string, signal: AbortSignal): Promise<Entry[]> {
  const page = await get('/sales', { query: { receipt_no: words, limit: 5 }, signal });
  return page.items.map((item) => ({ group: 'jump', name: item.receipt_no, hint: `${item.store.name}, ${item.business_date}`, icon: 'receipt', to: `/sales/${item.id}` }));
}

async function customers(words: string, signal: AbortSignal): Promise<Entry[]> {
  const page = await get('/customers', { query: { search: words, limit: 4 }, signal });
  return page.items.map((item) => ({ group: 'jump', name: item.name, hint: item.code, icon: 'users', to: `/customers/${item.id}` }));
}

async function people(words: string, signal: AbortSignal): Promise<Entry[]> {
  const page = await get('/people', { signal });
  const found = page.items.filter((item) => folded(item.name).includes(folded(words))).slice(0, 4);
  return found.map((item) => ({ group: 'jump', name: item.name, icon: 'people', to: `/people?open=${item.id}` }));
}

/** Asks the server for things by name or number; what the person may not see, or what fails, is left out. */
export async function find(asked: Asked, may: readonly number[], signal: AbortSignal): Promise<Entry[]> {
  const looksLikeNumber = asked.kind === 'document' || /\d/.test(asked.words);
  const jobs: Promise<Entry[]>[] = [];
  if (asked.kind === 'all' && mayAny(may, ['lookUpStock'])) jobs.push(variants(asked.words, signal));
  if (asked.kind !== 'person' && looksLikeNumber && mayAny(may, ['salesReports', 'reprint'])) jobs.push(receipts(asked.words, signal));
  if (asked.kind !== 'document' && mayAny(may, ['customers', 'createCustomer'])) jobs.push(customers(asked.words, signal));
  if (asked.kind !== 'document' && mayAny(may, ['people'])) jobs.push(people(asked.words, signal));
  const answers = await Promise.allSettled(jobs);
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
}
