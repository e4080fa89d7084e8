/** Keys that work wherever nothing is being typed: digits open pages, "/" goes to the search. */
import { useEffect } from 'react';
import { goTo } from './route.ts';

const isTyping = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;

export function useShortcuts(pageNames: readonly string[]): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      const page = /^[1-9]$/.test(event.key) ? pageNames[Number(event.key) - 1] : undefined;
      if (page !== undefined) goTo(page);
      if (event.key !== '/') return;
      event.preventDefault();
      document.getElementById('record-search')?.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [pageNames]);
}
