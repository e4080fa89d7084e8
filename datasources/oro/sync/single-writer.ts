/** Writes one record with one request: for types without batch, and for records too large for one. */
import { GatewayError } from '../../../src/errors.ts';
import { contentOf, toIncluded } from '../batch.datasource.ts';
import type { BatchRow } from '../batch.resource.ts';
import { parseDocument } from '../json-api.document.ts';
import type { JsonApiTransport } from '../json-api.transport.ts';

const lean = { 'X-Include': 'noHateoas' };

export class SingleWriter {
  readonly #transport: JsonApiTransport;

  constructor(transport: JsonApiTransport) {
    this.#transport = transport;
  }

  /** The id of the record made or changed. Throws `OroRefusal` for what Oro refuses. */
  async write(type: string, row: BatchRow): Promise<string> {
    const id = row.mode === 'update' ? row.id : undefined;
    const { body } = await this.#transport.send({
      method: id === undefined ? 'POST' : 'PATCH',
      path: id === undefined ? type : `${type}/${encodeURIComponent(id)}`,
      headers: lean,
      body: toDocument(type, row),
      effect: 'write',
    });
    const [record] = parseDocument(body, type);
    if (record === undefined) throw withoutRecord(type);
    return record.id;
  }

  /** Makes a record whose id is the caller's choice, e.g. a product unit. */
  async createAs(type: string, id: string, attributes: Readonly<Record<string, unknown>>): Promise<void> {
    const body = { data: { type, id, attributes } };
    await this.#transport.send({ method: 'POST', path: type, headers: lean, body, effect: 'write' });
  }

  async remove(type: string, id: string): Promise<void> {
    const path = `${type}/${encodeURIComponent(id)}`;
    await this.#transport.send({ method: 'DELETE', path, effect: 'write' });
  }

  /** A record that is gone already counts as removed. */
  async removeIfThere(type: string, id: string): Promise<void> {
    try {
      await this.remove(type, id);
    } catch (error) {
      if (!(error instanceof GatewayError) || error.code !== 'NOT_FOUND') throw error;
    }
  }
}

function toDocument(type: string, row: BatchRow): object {
  const identity = row.mode === 'update' ? { id: row.id } : {};
  const meta = row.mode === 'upsert' ? { meta: { upsert: row.by } } : {};
  return {
    data: { type, ...identity, ...meta, ...contentOf(row) },
    ...(row.included !== undefined && row.included.length > 0 && { included: row.included.map(toIncluded) }),
  };
}

const withoutRecord = (type: string): GatewayError =>
  new GatewayError('UPSTREAM_MALFORMED', `OroCommerce answered a write of ${type} without the record`, {
    system: 'ORO',
    field: type,
  });
