/** Sends JSON:API requests to one of Oro's two APIs through the shared base. */
import type { Upstream } from '../upstream/upstream.datasource.ts';
import { UpstreamDataSource } from '../upstream/upstream.datasource.ts';
import type { UpstreamCall } from '../upstream/upstream-call.ts';
import type { JsonApiAnswer, JsonApiRequest, JsonApiTransport } from './json-api.transport.ts';

/** Without any parameter, and never plain JSON, which selects another API (oro-observed, content negotiation). */
const mediaType = 'application/vnd.api+json';

export class OroHttp extends UpstreamDataSource implements JsonApiTransport {
  readonly #root: string;

  /** @param root Path of the API, e.g. "/admin/api" for the back office, "/api" for the storefront. */
  constructor(upstream: Upstream, root: string) {
    super(upstream);
    this.#root = `/${root.split('/').filter(Boolean).join('/')}`;
  }

  send({ method, path, headers, body, effect, signal, priority }: JsonApiRequest): Promise<JsonApiAnswer> {
    const call: UpstreamCall = {
      method,
      path: `${this.#root}/${path}`,
      resource: path.split(/[/?]/, 1)[0] ?? path,
      headers: { accept: mediaType, ...(body !== undefined && { 'content-type': mediaType }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      safe: effect === 'read',
      signal,
      priority,
    };
    return this.call(call, (answer) => ({
      status: answer.status,
      body: answer.text === '' ? null : this.parseJson(call, answer),
      header: (name) => answer.header(name),
    }));
  }
}
