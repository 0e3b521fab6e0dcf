/**
 * The address bar holds what a colleague must see too: scope, filters, period, open row.
 *
 * Keeps true: changing one part leaves the others, an empty value leaves the address, and the scope (`store`) survives a move
 * to another page while filters do not.
 */
import { useCallback, useMemo } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';

export type Change = Record<string, string | null | undefined>;

/** The query after a change; null, undefined and '' take a part away. */
export function changed(search: string, change: Change): string {
  const params = new URLSearchParams(search);
  for (const [name, value] of Object.entries(change)) {
    if (value === null || value === undefined || value === '') params.delete(name);
    else params.set(name, value);
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** The address of another page: the scope goes along, filters stay behind. */
export function addressTo(path: string, search: string): string {
  const store = new URLSearchParams(search).get('store');
  if (store === null || path.includes('store=')) return path;
  return `${path}${path.includes('?') ? '&' : '?'}store=${encodeURIComponent(store)}`;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** A date from the address, or null where it is not one. */
export function dateFrom(value: string | null): string | null {
  return value !== null && DATE.test(value) && !Number.isNaN(Date.parse(value)) ? value : null;
}

/** The word if it is one of those known, else null: an address can hold anything. */
export function among<const T extends string>(word: string | null, known: readonly T[]): T | null {
  return known.find((one) => one === word) ?? null;
}

export interface Url {
  value(name: string): string | null;
  set(change: Change, how?: { push?: boolean }): void;
}

/** Reads and changes this page's part of the address. */
export function useUrl(): Url {
  const [params] = useSearchParams();
  const location = useLocation();
  const navigate = useNavigate();
  const set = useCallback(
    (change: Change, how: { push?: boolean } = {}) => {
      void navigate({ pathname: location.pathname, search: changed(location.search, change) }, { replace: how.push !== true });
    },
    [navigate, location.pathname, location.search],
  );
  return useMemo(() => ({ value: (name) => params.get(name), set }), [params, set]);
}

/** The store all figures are about, or null for the whole chain. */
export function useScope(): string | null {
  return useUrl().value('store');
}

/** Gives the address of another page with the scope kept. */
export function useAddress(): (path: string) => string {
  const { search } = useLocation();
  return useCallback((path) => addressTo(path, search), [search]);
}
