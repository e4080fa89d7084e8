/**
 * Small lists of the shop that records point to by their label: groups, payment terms, tax codes. A label that is
 * missing is made. Kept for minutes, because they hardly ever change; asked and made one after the other, so that two
 * writes at once do not make the same entry twice (names of groups are not unique in Oro).
 */
import type { Clock } from '../../../src/instant.ts';
import type { OroApi } from '../oro-api.ts';
import type { SingleWriter } from './single-writer.ts';

const keepMs = 5 * 60_000;

/** A resource type and the attribute that names its entries (oro-api 4.4). */
export interface DictionaryType {
  readonly type: string;
  readonly label: string;
}

export const dictionaryTypes = {
  customerGroups: { type: 'customergroups', label: 'name' },
  paymentTerms: { type: 'paymentterms', label: 'label' },
  customerTaxCodes: { type: 'customertaxcodes', label: 'code' },
  productTaxCodes: { type: 'producttaxcodes', label: 'code' },
} as const satisfies Record<string, DictionaryType>;

interface Kept {
  readonly ids: Map<string, string>;
  readonly untilMs: number;
}

export class Dictionary {
  readonly #definition: DictionaryType;
  readonly #clock: Clock;
  #kept: Kept | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(definition: DictionaryType, clock: Clock) {
    this.#definition = definition;
    this.#clock = clock;
  }

  /** Ids by label, those that were missing made. Throws what Oro refuses. */
  ensure(labels: Iterable<string>, api: OroApi, writer: SingleWriter): Promise<ReadonlyMap<string, string>> {
    const wanted = new Set(labels);
    const turn = this.#turn.then(() => this.#ensure(wanted, api, writer));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Forgets what is kept: an entry was deleted in the shop. */
  forget(): void {
    this.#kept = undefined;
  }

  async #ensure(
    wanted: ReadonlySet<string>,
    api: OroApi,
    writer: SingleWriter,
  ): Promise<ReadonlyMap<string, string>> {
    const { type, label: attribute } = this.#definition;
    if (wanted.size === 0) return new Map();
    const ids = await this.#entries(api);
    for (const label of wanted) {
      if (ids.has(label)) continue;
      ids.set(label, await writer.write(type, { mode: 'create', attributes: { [attribute]: label } }));
    }
    return ids;
  }

  async #entries(api: OroApi): Promise<Map<string, string>> {
    if (this.#kept !== undefined && this.#clock() < this.#kept.untilMs) return this.#kept.ids;
    const { type, label } = this.#definition;
    const rows = await api.list({ type, fields: { [type]: [label] } });
    const ids = new Map<string, string>();
    // Of entries with the same label the oldest one counts, always.
    for (const row of rows) if (!ids.has(row.text(label) ?? '')) ids.set(row.text(label) ?? '', row.id);
    this.#kept = { ids, untilMs: this.#clock() + keepMs };
    return ids;
  }
}
