/**
 * The Transaction API on the UI server (p21-api 1.5, 4): stateless writes through the windows' business logic. What a
 * document says is the builders'; what an answer means is in `transaction-answer` and `write-failures`.
 */
import type { Clock } from '../../../src/instant.ts';
import type { Priority } from '../../upstream/priority.ts';
import type { Upstream } from '../../upstream/upstream.datasource.ts';
import { UpstreamDataSource } from '../../upstream/upstream.datasource.ts';
import type { UpstreamAnswer, UpstreamCall } from '../../upstream/upstream-call.ts';
import type { ReadOptions } from '../paging.ts';
import { toReadOptions } from '../paging.ts';
import { refuseEnvelope } from '../soft-failure.ts';
import { readDefinition, type ServiceDefinition } from './service-definition.ts';
import { readTransactionAnswer } from './transaction-answer.ts';
import type { TransactionSet } from './transaction-set.ts';
import type { WriteAnswer } from './write-answer.ts';
import { ofFailedCall } from './write-failures.ts';

/** P21 answers XML unless JSON is asked for (p21-api 3.1, 4.1). */
const json = { accept: 'application/json', 'content-type': 'application/json' };

/** Definitions change with upgrades and screen designs: seldom, and not while orders wait for it. */
const definitionLifeMs = 10 * 60_000;

export class TransactionsSource {
  readonly #definitions = new Map<
    string,
    { readonly at: number; readonly value: Promise<ServiceDefinition> }
  >();

  constructor(
    private readonly upstream: Upstream,
    /** Address of the UI server, e.g. "https://host/uiserver0". */
    private readonly address: () => Promise<string>,
    private readonly clock: Clock,
  ) {}

  /** Sends one document once. Never throws for P21's part; what went wrong is in the answer. */
  async run(set: TransactionSet, { priority }: ReadOptions = {}): Promise<WriteAnswer> {
    let sent = false;
    const onSend = () => {
      sent = true;
    };
    try {
      return readTransactionAnswer(await (await this.#server()).transact(set, priority, onSend));
    } catch (error) {
      return ofFailedCall(error, sent);
    }
  }

  /** What a service's window knows; kept for ten minutes. */
  definition(service: string, options: ReadOptions = {}): Promise<ServiceDefinition> {
    const known = this.#definitions.get(service);
    if (known !== undefined && this.clock() - known.at < definitionLifeMs) return known.value;
    const value = this.#server().then(async (server) =>
      readDefinition(service, await server.definition(service, options)),
    );
    this.#definitions.set(service, { at: this.clock(), value });
    value.catch(() => this.#definitions.delete(service));
    return value;
  }

  /** Names of all services of this P21; of those, some windows may still not be available (p21-api 4.3). */
  async services(options: ReadOptions = {}): Promise<readonly string[]> {
    return readNames(await (await this.#server()).services(options));
  }

  async #server(): Promise<UiServer> {
    return new UiServer({ ...this.upstream, url: await this.address() });
  }
}

class UiServer extends UpstreamDataSource {
  transact(set: TransactionSet, priority: Priority | undefined, onSend: () => void): Promise<unknown> {
    return this.json({
      method: 'POST',
      path: '/api/v2/transaction',
      resource: `transaction ${set.Name}`,
      headers: json,
      body: JSON.stringify(set),
      priority,
      onSend,
    });
  }

  definition(service: string, options: ReadOptions): Promise<unknown> {
    const path = `/api/v2/definition/${encodeURIComponent(service)}`;
    return this.json({
      method: 'GET',
      path,
      resource: `definition ${service}`,
      headers: json,
      ...toReadOptions(options),
    });
  }

  services(options: ReadOptions): Promise<unknown> {
    return this.json({
      method: 'GET',
      path: '/api/v2/services',
      resource: 'services',
      headers: json,
      ...toReadOptions(options),
    });
  }

  protected override parseJson(call: UpstreamCall, answer: UpstreamAnswer): unknown {
    refuseEnvelope(call, answer);
    return super.parseJson(call, answer);
  }
}

/** Assumption: a list of names or of objects with a Name, bare or wrapped; p21-api 4.1 says only "names". */
function readNames(body: unknown): string[] {
  const list = Array.isArray(body) ? body : Object.values(body ?? {}).find(Array.isArray);
  return (list ?? []).map((one: unknown) =>
    typeof one === 'string' ? one : String((one as { Name?: unknown } | null)?.Name ?? ''),
  );
}
