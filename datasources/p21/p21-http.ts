/** The calls of P21 the gateway makes, each with its headers; what rows mean is decided above. */

import { UpstreamDataSource } from '../upstream/upstream.datasource.ts';
import type { UpstreamAnswer, UpstreamCall } from '../upstream/upstream-call.ts';
import { toQueryString } from './odata-query.ts';
import type { ReadOptions } from './paging.ts';
import { toReadOptions } from './paging.ts';
import { pricesPath } from './price-answer.ts';
import { refuseEnvelope } from './soft-failure.ts';

/** P21 answers XML unless JSON is asked for (p21-api 3.1). */
const acceptJson = { accept: 'application/json' };

export class P21Http extends UpstreamDataSource {
  /** `GET /odataservice/odata/{table|view}/{name}?…` (p21-api 2). */
  getOData(path: string, options: ReadOptions = {}): Promise<unknown> {
    const resource = resourceOf(path);
    return this.json({ method: 'GET', path, resource, headers: acceptJson, ...toReadOptions(options) });
  }

  /** Address of the UI server; without the slash before `?` P21 redirects (p21-api 1.5). */
  getUiRouter(): Promise<unknown> {
    const path = '/api/ui/router/v1/?urlType=external';
    return this.json({ method: 'GET', path, resource: 'ui router', headers: acceptJson });
  }

  /** Prices of many items; a POST that only reads (p21-api 6.2), so it may be repeated. */
  postForPrices(
    query: Readonly<Record<string, string>>,
    body: readonly object[],
    options: ReadOptions = {},
  ): Promise<unknown> {
    const call: UpstreamCall = {
      method: 'POST',
      path: `${pricesPath}?${toQueryString(query)}`,
      resource: 'inventory parts prices',
      // The content type must match the body, or WCF answers 400 with an HTML page (p21-api 6.2).
      headers: { ...acceptJson, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      safe: true,
      ...toReadOptions(options),
    };
    return this.json(call);
  }

  protected override parseJson(call: UpstreamCall, answer: UpstreamAnswer): unknown {
    refuseEnvelope(call, answer);
    return super.parseJson(call, answer);
  }
}

/** "table customer": names only, the query holds keys. */
const resourceOf = (path: string): string => path.replace(/\?.*$/s, '').split('/').slice(-2).join(' ');
