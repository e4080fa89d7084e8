/** Accounts of the shop as the sync writes them. */
import { GatewayError } from '../../../src/errors.ts';
import type { BatchRow, ResourceLink } from '../batch.resource.ts';
import type { CustomerDatasource } from '../customer.datasource.ts';
import type { OroCustomer } from '../customer.resource.ts';
import type { RecordOutcome } from '../record.resource.ts';
import { bringUpToDate, findByIdOrKey, type Plan, type Wanted } from './bring-up-to-date.ts';
import { scanIds } from './scan-ids.ts';
import type { SyncParts } from './sync-parts.ts';

export interface CustomerDraft {
  readonly p21CustomerId: string;
  /** Given to a new account only. */
  readonly name: string;
  /** Names and codes; null for none. */
  readonly group: string | null;
  readonly paymentTerm: string | null;
  readonly taxCode: string | null;
  /** Id of the account above; null for none. */
  readonly parent: string | null;
}

const type = 'customers';

type Ids = ReadonlyMap<string, string>;

export class CustomerSync {
  readonly #parts: SyncParts;
  readonly #reads: CustomerDatasource;

  constructor(parts: SyncParts, reads: CustomerDatasource) {
    this.#parts = parts;
    this.#reads = reads;
  }

  /** Throws CONFIG_INVALID where the shop has no place for the P21 customer id. */
  async write(wanted: readonly Wanted<CustomerDraft>[]): Promise<RecordOutcome[]> {
    await this.#demandKey();
    const drafts = wanted.map(({ draft }) => draft);
    const groups = await this.#ensure('customerGroups', drafts, ({ group }) => group);
    const terms = await this.#ensure('paymentTerms', drafts, ({ paymentTerm }) => paymentTerm);
    const taxCodes = await this.#ensure('customerTaxCodes', drafts, ({ taxCode }) => taxCode);
    const { customerKey } = this.#parts.settings;
    return bringUpToDate<CustomerDraft, OroCustomer>(wanted, {
      find: (some) =>
        findByIdOrKey(some, {
          byIds: (ids) => this.#reads.byIds(ids),
          byDrafts: (few) => this.#reads.byP21Ids(few.map(({ p21CustomerId }) => p21CustomerId)),
          keyOfDraft: ({ p21CustomerId }) => p21CustomerId,
          keyOfFound: ({ p21CustomerId }) => p21CustomerId,
        }),
      plan: (draft, found) =>
        toPlan(draft, found, customerKey, {
          group: linkOf('customergroups', draft.group, groups),
          paymentTerm: linkOf('paymentterms', draft.paymentTerm, terms),
          taxCode: linkOf('customertaxcodes', draft.taxCode, taxCodes),
          parent: draft.parent === null ? null : { type, id: draft.parent },
        }),
      send: (rows) => this.#parts.writeRows(type, rows),
    });
  }

  /** Accounts that carry a P21 customer id, page after page by id. */
  async scan(afterId: string | null, size: number) {
    const { api, settings } = this.#parts;
    return scanIds(api, { type, keyAttribute: settings.customerKey, afterId, size });
  }

  #ensure(
    name: 'customerGroups' | 'paymentTerms' | 'customerTaxCodes',
    drafts: readonly CustomerDraft[],
    labelOf: (draft: CustomerDraft) => string | null,
  ): Promise<Ids> {
    const { dictionaries, api, single } = this.#parts;
    const labels = drafts.flatMap((draft) => labelOf(draft) ?? []);
    return dictionaries[name].ensure(labels, api, single);
  }

  async #demandKey(): Promise<void> {
    const { capabilities, settings } = this.#parts;
    if ((await capabilities.customerKey()).filter !== 'absent') return;
    const message = `The shop cannot be asked for customers by "${settings.customerKey}": make the field, or set ORO_CUSTOMER_KEY`;
    throw new GatewayError('CONFIG_INVALID', message, { system: 'ORO', field: 'ORO_CUSTOMER_KEY' });
  }
}

type Links = Readonly<Record<'group' | 'paymentTerm' | 'taxCode' | 'parent', ResourceLink | null>>;

function toPlan(
  draft: CustomerDraft,
  found: OroCustomer | undefined,
  customerKey: string,
  links: Links,
): Plan {
  if (found === undefined) {
    const attributes = { name: draft.name, [customerKey]: draft.p21CustomerId };
    return { mode: 'create', attributes, relationships: withoutNone(links) };
  }
  const isOther = (name: keyof Links) => (found[name]?.id ?? null) !== (links[name]?.id ?? null);
  const relationships = Object.fromEntries(
    Object.entries(links).filter(([name]) => isOther(name as keyof Links)),
  );
  const attributes =
    found.p21CustomerId === draft.p21CustomerId ? {} : { [customerKey]: draft.p21CustomerId };
  if (Object.keys({ ...attributes, ...relationships }).length === 0) return 'HELD';
  return { mode: 'update', id: found.id, attributes, relationships } satisfies BatchRow;
}

const withoutNone = (links: Links): Record<string, ResourceLink> =>
  Object.fromEntries(
    Object.entries(links).filter((entry): entry is [string, ResourceLink] => entry[1] !== null),
  );

function linkOf(to: string, label: string | null, ids: Ids): ResourceLink | null {
  const id = label === null ? undefined : ids.get(label);
  return id === undefined ? null : { type: to, id };
}
