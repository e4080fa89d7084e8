/**
 * Writes through the REST families (p21-api 3): JSON asked for, collections with their trailing slash, one attempt.
 * What went wrong is in the answer, as with Transactions.
 */
import { UpstreamDataSource } from '../../upstream/upstream.datasource.ts';
import type { UpstreamAnswer, UpstreamCall } from '../../upstream/upstream-call.ts';
import type { ReadOptions } from '../paging.ts';
import { toReadOptions } from '../paging.ts';
import { refuseEnvelope } from '../soft-failure.ts';
import type { NotConfirmed } from './write-answer.ts';
import { ofFailedCall } from './write-failures.ts';

export type RestObject = Readonly<Record<string, unknown>>;

export interface RestWritten {
  readonly written: true;
  readonly object: RestObject;
}

const json = { accept: 'application/json', 'content-type': 'application/json' };

export class RestWrites extends UpstreamDataSource {
  /** `path` as P21 wants it, slash included; `resource` names the family for operators. */
  async write(
    method: 'POST' | 'PUT',
    path: string,
    resource: string,
    body: RestObject,
    { priority }: ReadOptions = {},
  ): Promise<RestWritten | NotConfirmed> {
    let sent = false;
    const onSend = () => {
      sent = true;
    };
    const call = { method, path, resource, headers: json, body: JSON.stringify(body), priority, onSend };
    try {
      return { written: true, object: toObject(await this.json(call)) };
    } catch (error) {
      return ofFailedCall(error, sent);
    }
  }

  /** One object, or a template with its defaults. Throws a `GatewayError`. */
  async read(path: string, resource: string, options: ReadOptions = {}): Promise<RestObject> {
    const call = { method: 'GET', path, resource, headers: json, ...toReadOptions(options) } as const;
    return toObject(await this.json(call));
  }

  protected override parseJson(call: UpstreamCall, answer: UpstreamAnswer): unknown {
    refuseEnvelope(call, answer);
    return super.parseJson(call, answer);
  }
}

const toObject = (body: unknown): RestObject =>
  typeof body === 'object' && body !== null ? (body as RestObject) : {};
