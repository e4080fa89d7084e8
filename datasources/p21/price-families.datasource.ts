/**
 * Customers that P21 charges alike. P21 finds a price by the customer's contracts, then its price libraries in their
 * order, then the pricing columns of the customer itself (p21-api 6.5), so that customers who agree in all of them pay the same.
 *
 * Assumption: nothing else of a customer moves its prices. Who has a contract, or price pages of its own, is priced by
 * itself; where a tenant prices by more than that, `doctor` finds two of a family charged differently.
 */
import type { Clock, Instant } from '../../src/instant.ts';
import { type ChangedKeys, togetherOf } from './changed-keys.ts';
import type { ChangesSource } from './changes.datasource.ts';
import { changeTables } from './changes.rows.ts';
import { decimal, flag, id, integer, nullable, optional, text } from './column.ts';
import { contractMemberTable } from './contracts.rows.ts';
import { gt } from './odata-filter.ts';
import type { P21OData } from './p21-odata.ts';
import { ofCompany } from './p21-odata.ts';
import type { ReadOptions } from './paging.ts';
import { customerLibraryTable } from './promotions.rows.ts';
import type { RowOf } from './table.ts';
import { columnOf, defineTable } from './table.ts';
import type { Tenant } from './tenant.ts';

export interface PriceFamily {
  /** The customer with the lowest number, who is asked about for all of them. */
  readonly leader: string;
  /** With the leader, by number. */
  readonly members: readonly string[];
}

/** By customer; those priced by themselves are not in it. */
export type PriceFamilies = ReadonlyMap<string, PriceFamily>;

const customerDeleted = flag('delete_flag');

const pricedCustomerTable = defineTable('customer', {
  key: ['customerId'],
  deletion: { deleteFlag: customerDeleted },
  columns: {
    customerId: id('customer_id', 'number'),
    companyId: text('company_id'),
    method: nullable(integer('pricing_method_cd')),
    source: nullable(integer('source_price_cd')),
    multiplier: nullable(decimal('multiplier')),
    libraryMultiplier: optional(decimal('multiplier_price_library')),
    lowestLibrary: optional(text('lowest_across_libraries_flag')),
    rounding: optional(text('price_rounding_flag')),
    precision: optional(integer('decimal_precision_price')),
    deleted: customerDeleted,
  },
});

type PricedCustomer = RowOf<typeof pricedCustomerTable>;

/** A scan of all customers asks page by page; all of its pages go by one answer. */
const keepMs = 60_000;

export class PriceFamiliesSource {
  readonly #clock: Clock;
  #kept: { readonly families: Promise<PriceFamilies>; readonly untilMs: number } | undefined;

  constructor(
    private readonly odata: P21OData,
    private readonly tenant: Tenant,
    private readonly changes: ChangesSource,
  ) {
    this.#clock = tenant.clock;
  }

  /** As they are, or were a little while ago. */
  async all(options: ReadOptions = {}): Promise<PriceFamilies> {
    if (this.#kept !== undefined && this.#clock() < this.#kept.untilMs) return this.#kept.families;
    return this.#renew(options);
  }

  /**
   * Customers whose family changed at or after the moment, and who is asked about for those they left and joined. After
   * a start nobody knows who belonged together before: what changed then the full comparison finds.
   */
  async changedSince(since: Instant, options: ReadOptions = {}): Promise<ChangedKeys> {
    const { customerLibraries, customers, contractMembers, pricePages } = this.changes.tables;
    const answers = await Promise.all([
      this.changes.since(customerLibraries, since, options),
      this.changes.since(customers, since, options),
      this.changes.since(contractMembers, since, options),
      this.changes.since(pricePages, since, options),
    ]);
    const rows = answers.flatMap((answer): readonly { customerId: string | null }[] => answer.rows);
    const changed = new Set(rows.flatMap(({ customerId }) => customerId ?? []));
    const reached = togetherOf(answers);
    if (changed.size === 0) return { ...reached, keys: [] };
    const before = await this.#kept?.families;
    const after = await this.#renew(options);
    return { ...reached, keys: [...concerned(changed, before ?? after, after)] };
  }

  async #renew(options: ReadOptions): Promise<PriceFamilies> {
    const families = this.#read(options);
    const kept = { families, untilMs: this.#clock() + keepMs };
    const before = this.#kept;
    this.#kept = kept;
    families.catch(() => {
      if (this.#kept === kept) this.#kept = before;
    });
    return families;
  }

  async #read(options: ReadOptions): Promise<PriceFamilies> {
    const { companyId } = this.tenant;
    const { table: pageTable } = changeTables.pricePages;
    const [customers, libraries, members, pages] = await Promise.all([
      this.odata.rows(pricedCustomerTable, { ...options, filter: ofCompany(pricedCustomerTable, companyId) }),
      this.odata.rows(customerLibraryTable, {
        ...options,
        filter: ofCompany(customerLibraryTable, companyId),
      }),
      this.odata.rows(contractMemberTable, { ...options, filter: ofCompany(contractMemberTable, companyId) }),
      this.odata.rows(pageTable, { ...options, filter: gt(columnOf(pageTable, 'customerId'), '0') }),
    ]);
    const own = new Set([...members, ...pages].map(({ customerId }) => customerId));
    const librariesOf = Map.groupBy(libraries, ({ customerId }) => customerId);
    return toFamilies(
      customers.filter(({ customerId }) => !own.has(customerId)),
      (customerId) =>
        (librariesOf.get(customerId) ?? [])
          .toSorted((one, other) => (one.sequence ?? 0) - (other.sequence ?? 0))
          .map(({ libraryUid }) => libraryUid),
    );
  }
}

function toFamilies(
  customers: readonly PricedCustomer[],
  librariesOf: (customerId: string) => readonly number[],
): PriceFamilies {
  const byRules = Map.groupBy(customers, ({ customerId, companyId, deleted, ...rules }) =>
    JSON.stringify([rules, librariesOf(customerId)]),
  );
  return new Map(
    [...byRules.values()]
      .filter(({ length }) => length > 1)
      .flatMap((alike) => {
        const members = alike.map(({ customerId }) => customerId).sort((a, b) => Number(a) - Number(b));
        const family = { leader: members[0] ?? '', members };
        return members.map((customerId) => [customerId, family] as const);
      }),
  );
}

/** Those whose family is another one now, with the leaders of the families they were and are in. */
function concerned(changed: ReadonlySet<string>, before: PriceFamilies, after: PriceFamilies): Set<string> {
  const keys = new Set<string>();
  for (const customerId of changed) {
    const families = [before.get(customerId), after.get(customerId)];
    const [was, is] = families.map((family) => family?.members.join());
    if (before !== after && was === is) continue;
    keys.add(customerId);
    for (const member of families.flatMap((family) => family?.members ?? [])) {
      for (const { leader } of [before.get(member), after.get(member)].flatMap((family) => family ?? []))
        keys.add(leader);
    }
  }
  return keys;
}
