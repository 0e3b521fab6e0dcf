/**
 * The keyboard: bindings are registered by whoever is on the screen, the last registered wins.
 *
 * Keeps true: single letters work only outside fields and can be switched off (WCAG 2.1.4); `G` then a letter goes to a page;
 * a binding that answers false lets the next one try.
 */
import { useEffect, useRef } from 'react';
import { prefsNow } from './prefs';

export interface Binding {
  /** `k`, `shift+r`, `mod+k`, `g t`, `Enter`, `Escape`, `ArrowDown`, `1`-`9`. */
  keys: string;
  /** Answers false where the key is not for it, so that the next binding may try. */
  run: () => unknown;
}

const stack: { current: Binding[] }[] = [];
let pendingG = 0;

/** The name of a pressed key as bindings write it. */
export function nameOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey'>): string {
  const isLetter = event.key.length === 1;
  const base = isLetter ? event.key.toLowerCase() : event.key;
  const mod = event.ctrlKey || event.metaKey ? 'mod+' : '';
  const shift = event.shiftKey && /^[a-z]$/.test(base) ? 'shift+' : '';
  return mod + shift + base;
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}

function tryRun(name: string): boolean {
  for (let at = stack.length - 1; at >= 0; at -= 1) {
    for (const binding of stack[at]?.current ?? []) {
      if (binding.keys === name && binding.run() !== false) return true;
    }
  }
  return false;
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey) return;
  const name = nameOf(event);
  const isModified = name.startsWith('mod+');
  if (!isModified && (isField(event.target) || isDialogOpen())) return;
  const isLetter = !isModified && event.key.length === 1;
  if (isLetter && !prefsNow().letters) return;
  if (name === 'g') {
    pendingG = event.timeStamp;
    return;
  }
  const isSequence = isLetter && pendingG > 0 && event.timeStamp - pendingG < 1200;
  pendingG = 0;
  if (tryRun(isSequence ? `g ${name}` : name)) event.preventDefault();
}

/** Starts listening; called once. */
export function listenToKeys(): void {
  window.addEventListener('keydown', onKeyDown);
}

/** Registers bindings while the component is on the screen. */
export function useKeys(bindings: Binding[]): void {
  const latest = useRef(bindings);
  latest.current = bindings;
  useEffect(() => {
    const entry = { get current() { return latest.current; } };
    stack.push(entry);
    return () => {
      stack.splice(stack.indexOf(entry), 1);
    };
  }, []);
}
