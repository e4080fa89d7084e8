/** How often each resource was called since the start or the last reset: tests count upstream calls with it. */

export interface CallCount {
  readonly method: string;
  /** `customers`, `products/names`, `oauth2-token`, ... : the path without ids, prefixed by `storefront/` for `/api`. */
  readonly family: string;
  readonly count: number;
}

export class CallCounts {
  readonly #counts = new Map<string, { method: string; family: string; count: number }>();

  add(method: string, path: string): void {
    const family = familyOf(path);
    const key = `${method} ${family}`;
    const entry = this.#counts.get(key) ?? { method, family, count: 0 };
    entry.count += 1;
    this.#counts.set(key, entry);
  }

  report(): { total: number; calls: CallCount[] } {
    const calls = [...this.#counts.values()].map((entry) => ({ ...entry }));
    return { total: calls.reduce((sum, entry) => sum + entry.count, 0), calls };
  }

  clear(): void {
    this.#counts.clear();
  }
}

function familyOf(url: string): string {
  const path = url.split('?')[0] ?? '';
  const [, area, rest] = /^\/(admin\/api|api)\/(.*)$/.exec(path) ?? [];
  if (!area || rest === undefined) return path.replace(/^\//, '');
  const [type = '', id, ...tail] = rest.split('/');
  const family = [type, ...(id ? tail : [])].join('/');
  return area === 'api' ? `storefront/${family}` : family;
}
