/** Short notes of what happened ("Restock of 3 lines recorded"), read out politely, gone after six seconds. */
import { useSyncExternalStore } from 'react';

interface Toast { id: number; text: string }

let toasts: Toast[] = [];
let next = 1;
const listeners = new Set<() => void>();

function change(to: Toast[]): void {
  toasts = to;
  listeners.forEach((tell) => tell());
}

/** Says what happened. */
export function tell(text: string): void {
  const id = next;
  next += 1;
  change([...toasts, { id, text }]);
  setTimeout(() => change(toasts.filter((toast) => toast.id !== id)), 6000);
}

export function Toasts() {
  const shown = useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, () => toasts);
  return <div className="toasts" role="status" aria-live="polite">{shown.map((toast) => <div className="toast" key={toast.id}>{toast.text}</div>)}</div>;
}
