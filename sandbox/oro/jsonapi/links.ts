/** URLs of answers: resources, relationships and pages. */
import { pageQuery, type QueryValue } from './query-string.ts';

export interface LinkMaker {
  list(type: string): string;
  item(type: string, id: string): string;
  related(type: string, id: string, name: string): string;
  relationship(type: string, id: string, name: string): string;
}

export function createLinkMaker(origin: string, prefix: string): LinkMaker {
  const list = (type: string) => `${origin}${prefix}/${type}`;
  const item = (type: string, id: string) => `${list(type)}/${encodeURIComponent(id)}`;
  return {
    list,
    item,
    related: (type, id, name) => `${item(type, id)}/${name}`,
    relationship: (type, id, name) => `${item(type, id)}/relationships/${name}`,
  };
}

export interface PageState {
  readonly url: string;
  readonly given: readonly QueryValue[];
  readonly pageNumber: number;
  readonly hasMore: boolean;
}

/** `first` and `prev` from the second page on, `next` while there is more, never `last` (oro-observed, Lists). */
export function pageLinks({ url, given, pageNumber, hasMore }: PageState): Record<string, string> {
  const links: Record<string, string> = { self: url };
  const at = (page: number) => withQuery(url, pageQuery(given, page > 1 ? page : undefined));
  if (pageNumber > 1) {
    links.first = at(1);
    links.prev = at(pageNumber - 1);
  }
  if (hasMore) links.next = at(pageNumber + 1);
  return links;
}

const withQuery = (url: string, query: string): string => (query === '' ? url : `${url}?${query}`);
