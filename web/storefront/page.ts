/** The one board of the page. */
import { Board } from './board.ts';
import { forgetToken } from './credentials.ts';
import { type Settings, settings } from './settings.ts';

export const board = new Board();

/** Sets what is given and leaves the rest; elements that are shown ask again. */
export function configure(given: Settings): void {
  settings.current = { ...settings.current, ...given };
  refresh();
}

/** After the shopper has signed in or out, or acts for another account. */
export function refresh(): void {
  forgetToken();
  board.changeShopper();
}

/** Connects while the page is seen, and lets the browser keep the page for the way back. */
export function followVisibility(): void {
  document.addEventListener('visibilitychange', () => board.see(document.visibilityState === 'visible'));
  addEventListener('pagehide', () => board.pause());
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) board.renew();
  });
}
