/** The calls of P21 the gateway makes, each with its headers; what rows mean is decided above. */

import { UpstreamDataSource } from '../upstream/upstream.datasource.ts';
import type { UpstreamCall } from '../upstream/upstream-call.ts';
import { toQueryString } from './odata-query.ts';
import type { ReadOptions } from './paging.ts';
import { pricesPath } from './price-answer.ts';

/** P21 answers XML unless JSON is asked for (p21-api 3.1). */
const acceptJson = { accept: 'application/json' };

export class P21Http extends UpstreamDataSource {
  /** `GET /odataservice/odata/{table|view}/{name}?…` (p21-api 2). */
  getOData(path: string, { signal }: ReadOptions = {}): Promise<unknown> {
    return this.json({ method: 'GET', path, resource: resourceOf(path), headers: acceptJson, signal });
  }

  /** Prices of many items; a POST that only reads (p21-api 6.2), so it may be repeated. */
  postForPrices(
    query: Readonly<Record<string, string>>,
    body: readonly object[],
    { signal }: ReadOptions = {},
  ): Promise<unknown> {
    const call: UpstreamCall = {
      method: 'POST',
      path: `${pricesPath}?${toQueryString(query)}`,
      resource: 'inventory parts prices',
      // The content type must match the body, or WCF answers 400 with an HTML page (p21-api 6.2).
      headers: { ...acceptJson, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      safe: true,
      signal,
    };
    return this.json(call);
  }
}

/** "table customer": names only, the query holds keys. */
const resourceOf = (path: string): string => path.replace(/\?.*$/s, '').split('/').slice(-2).join(' ');
