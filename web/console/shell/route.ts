/** Where in the console somebody is: `#/<page>?<parameters>`, so that every view can be linked to. */
import { useSyncExternalStore } from 'react';

export interface Route {
  readonly page: string;
  readonly parameters: URLSearchParams;
}

export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(listen, () => location.hash));
}

export function parseRoute(hash: string): Route {
  const [page = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  return { page, parameters: new URLSearchParams(query) };
}

/** For links; parameters without a value are left out. */
export function hrefOf(page: string, parameters: Readonly<Record<string, string | undefined>> = {}): string {
  const given = Object.entries(parameters).filter((pair): pair is [string, string] => Boolean(pair[1]));
  const query = new URLSearchParams(given).toString();
  return `#/${page}${query === '' ? '' : `?${query}`}`;
}

export const goTo = (...target: Parameters<typeof hrefOf>): void => {
  location.hash = hrefOf(...target);
};

function listen(onChange: () => void): () => void {
  addEventListener('hashchange', onChange);
  return () => removeEventListener('hashchange', onChange);
}
