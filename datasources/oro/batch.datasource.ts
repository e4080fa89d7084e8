/**
 * Writes many records of one type with one request: synchronously (whole batch or nothing, answers with the records)
 * or asynchronously (row by row, followed to its end). Decides nothing about what to write or to write again.
 */
import { badInput, GatewayError } from '../../src/errors.ts';
import { followOperation, type OperationPatience } from './batch.operation.ts';
import type { BatchRow, IncludedRow, RowOutcome } from './batch.resource.ts';
import { rowIndexOf, toSentRows } from './batch.sent-rows.ts';
import { type JsonApiResource, parseDocument } from './json-api.document.ts';
import { OroRefusal } from './json-api.errors.ts';
import type { JsonApiAnswer, JsonApiTransport } from './json-api.transport.ts';

/** Limits of a synchronous batch (oro-api 3.3, recording 6.1/537 and 6.1-custom/364). */
export const syncLimits = { rows: 100, included: 50 } as const;

export class OroBatch {
  readonly #transport: JsonApiTransport;
  readonly #patience: OperationPatience;

  constructor(transport: JsonApiTransport, patience: OperationPatience) {
    this.#transport = transport;
    this.#patience = patience;
  }

  /** Whether the shop takes batches of this type: custom entities only with an `api.yml` of the shop (405). */
  async isAllowed(type: string): Promise<boolean> {
    const answer = await this.#transport.send({ method: 'OPTIONS', path: type, effect: 'read' });
    return (answer.header('Allow') ?? '').split(/,\s*/).includes('PATCH');
  }

  /**
   * One synchronous batch; outcomes in the order of the rows. Where the shop is too busy, has no consumer or is a 5.1
   * that knows no such mode, it answers with an operation instead, which is then followed.
   * Throws BAD_USER_INPUT beyond `syncLimits`, and what the transport throws when the whole request was refused.
   */
  async writeNow(type: string, rows: readonly BatchRow[]): Promise<RowOutcome[]> {
    if (rows.length > syncLimits.rows) throw badInput('rows', `send at most ${syncLimits.rows} rows at once`);
    if (rows.flatMap((row) => row.included ?? []).length > syncLimits.included) {
      throw badInput('rows.included', `send at most ${syncLimits.included} included resources at once`);
    }
    if (rows.length === 0) return [];
    try {
      const answer = await this.#send(type, rows, { 'X-Mode': 'sync' });
      return answer.status === 200 ? writtenRows(answer, type, rows) : await this.#follow(answer, rows);
    } catch (error) {
      return outcomesOfRefusal(error, rows);
    }
  }

  /** One asynchronous batch of any size, followed to its end; outcomes in the order of the rows. */
  async writeLater(type: string, rows: readonly BatchRow[]): Promise<RowOutcome[]> {
    if (rows.length === 0) return [];
    return this.#follow(await this.#send(type, rows, {}), rows);
  }

  #send(
    type: string,
    rows: readonly BatchRow[],
    headers: Readonly<Record<string, string>>,
  ): Promise<JsonApiAnswer> {
    return this.#transport.send({
      method: 'PATCH',
      path: type,
      headers: { 'X-Include': 'noHateoas', ...headers },
      body: toBatchDocument(type, rows),
      effect: 'write',
    });
  }

  #follow(answer: JsonApiAnswer, rows: readonly BatchRow[]): Promise<RowOutcome[]> {
    const [operation] = parseDocument(answer.body, 'asyncoperations');
    if (operation?.type !== 'asyncoperations') {
      throw new GatewayError('UPSTREAM_MALFORMED', 'OroCommerce took a batch without naming its operation', {
        system: 'ORO',
      });
    }
    return followOperation(this.#transport, operation, toSentRows(rows), this.#patience);
  }
}

/** The body of a batch. */
const toBatchDocument = (type: string, rows: readonly BatchRow[]): object => {
  const included = rows.flatMap((row) => row.included ?? []);
  return {
    data: rows.map((row) => ({ type, ...identityOf(row), ...contentOf(row) })),
    ...(included.length > 0 && { included: included.map(toIncluded) }),
  };
};

function identityOf(row: BatchRow): object {
  switch (row.mode) {
    case 'create':
      return {};
    case 'update':
      return { id: row.id, meta: { update: true } };
    case 'upsert':
      return { meta: { upsert: row.by } };
  }
}

/** An included resource as it is sent. */
export const toIncluded = ({ type, id, update, ...content }: IncludedRow): object => ({
  type,
  id,
  ...(update === true && { meta: { update: true } }),
  ...contentOf(content),
});

/** Attributes and relationships as they are sent: Oro refuses sections that are there but empty. */
export const contentOf = ({
  attributes = {},
  relationships = {},
}: Pick<BatchRow, 'attributes' | 'relationships'>): object => ({
  ...(Object.keys(attributes).length > 0 && { attributes }),
  ...(Object.keys(relationships).length > 0 && {
    relationships: Object.fromEntries(Object.entries(relationships).map(([name, data]) => [name, { data }])),
  }),
});

/** Records come in the order of the rows (oro-api 3.3). A body cut on its way is answered by 200 `[]` (6.1/539). */
function writtenRows(answer: JsonApiAnswer, type: string, rows: readonly BatchRow[]): RowOutcome[] {
  const records: JsonApiResource[] = Array.isArray(answer.body) ? [] : parseDocument(answer.body, type);
  if (records.length !== rows.length) {
    const reason = `OroCommerce answered with ${records.length} records to ${rows.length} rows`;
    return rows.map(() => ({ state: 'unknown', reason }));
  }
  return records.map(({ id }) => ({ state: 'written', id }));
}

/** Faults that name rows refuse these and skip the others (nothing was written); other errors go to the caller. */
function outcomesOfRefusal(error: unknown, rows: readonly BatchRow[]): RowOutcome[] {
  if (!(error instanceof OroRefusal) || error.faults.length === 0) throw error;
  const sent = toSentRows(rows);
  const indexes = error.faults.map((fault) => rowIndexOf(fault, sent));
  if (indexes.includes(null)) throw error;
  return rows.map((_, index): RowOutcome => {
    const own = error.faults.filter((_fault, place) => indexes[place] === index);
    return own.length > 0 ? { state: 'rejected', faults: own } : { state: 'skipped' };
  });
}
