/** The master shopping list of a customer, kept in the shop, is the list that P21 keeps of it. */
import type { OroShoppingList } from '../../datasources/oro/shopping-list.resource.ts';
import type { MasterListItem } from '../../datasources/p21/master-lists.datasource.ts';
import type { FlowSettings } from '../config/flow-settings.ts';
import type { Document } from '../sync/document.ts';
import type { Flow, FlowCall, FlowSource, FlowTarget } from '../sync/flow.ts';
import { urgencyOf } from './flow-call.ts';
import type { AllFlowParts } from './flow-parts.ts';
import { commandsPerBatch, submitEach } from './p21-commands.ts';
import { toP21Unit } from './units.ts';

export interface MasterList {
  /** Of the shop. */
  readonly customerId: string;
  readonly p21CustomerId: string | null;
  /** Null where the customer keeps no list of that name. */
  readonly list: OroShoppingList | null;
}

const name = 'master-shopping-list';

export const createMasterShoppingListFlow = (parts: AllFlowParts): Flow<MasterList> => ({
  name,
  direction: 'ORO_TO_P21',
  description: 'The master shopping list of a customer in the shop becomes the list of that name in P21.',
  subject: 'ShoppingList',
  key: 'OroCommerce customer id',
  owns: ['items'],
  after: ['products', 'customers'],
  // The dates of lists do not move with their items (oro-observed, custom round 3): contents are compared.
  schedule: '*/15 * * * *',
  enabledByDefault: parts.config.p21.masterListService !== undefined,
  needs: [
    'P21: a window where the tenant keeps such lists, named by P21_MASTER_LIST_SERVICE; P21 itself has none.',
    'OroCommerce: a storefront application of an administrator of each customer, in ORO_STOREFRONT_CLIENTS.',
  ],
  source: createSource(parts),
  // Lists have no resource in the back office: an event names the list and not whose it is (oro-api 5.1).
  triggers: ['shoppinglist', 'lineitem'].map((on) => ({
    on,
    keysOf: () => parts.config.oro.storefrontClients.map(({ customerId }) => customerId),
  })),
  map: (row) => toMasterList(row, parts.config.flows),
  leavesOut: ({ list }) =>
    list === null ? 'The customer has no such list.' : 'P21 does not know the customer.',
  target: createTarget(parts),
});

/** Exported for its test. Lines of products that are gone are left out. */
export function toMasterList({ list, p21CustomerId }: MasterList, settings: FlowSettings): Document | null {
  if (list === null || p21CustomerId === null) return null;
  const items = list.items.flatMap(({ sku, quantity, unit }) =>
    sku === null ? [] : { sku, quantity, unitOfMeasure: toP21Unit(settings, unit) },
  );
  // By the configured name, however the customer spells it: P21 keeps one list of that name.
  return { customerId: p21CustomerId, name: settings.masterShoppingListName, items: items.sort(byItem) };
}

const byItem = (one: { readonly sku: string }, other: { readonly sku: string }): number =>
  one.sku < other.sku ? -1 : 1;

function createSource({ oro, shop, config }: AllFlowParts): FlowSource<MasterList> {
  const known = config.oro.storefrontClients.map(({ customerId }) => customerId);
  const read = async (ids: readonly string[], call: FlowCall): Promise<MasterList[]> => {
    const wanted = config.flows.masterShoppingListName.toLowerCase();
    const customers = await shop(urgencyOf(call)).reads.customers.byIds(ids);
    const lists: MasterList[] = [];
    // One after the other: each customer is asked with its own application, which no one call can do.
    for (const { id, p21CustomerId } of customers) {
      const own = (await oro.shoppingLists.forCustomer(id)) ?? [];
      const list = own.find((one) => one.name.trim().toLowerCase() === wanted) ?? null;
      lists.push({ customerId: id, p21CustomerId, list });
    }
    return lists;
  };
  return {
    keyOf: ({ customerId }) => customerId,
    scan: async (cursor, call) => {
      const at = cursor === null ? 0 : Number(cursor);
      const next = at + customersPerPage;
      return {
        rows: await read(known.slice(at, next), call),
        next: next < known.length ? String(next) : null,
        total: known.length,
      };
    },
    changes: null,
    read: (keys, call) =>
      read(
        keys.filter((key) => known.includes(key)),
        call,
      ),
  };
}

const customersPerPage = 20;

const toItem = ({ itemId, quantity, unitOfMeasure }: MasterListItem) => ({
  sku: itemId,
  quantity,
  unitOfMeasure,
});

function createTarget({ submitCommand, p21, shop, config }: AllFlowParts): FlowTarget {
  return {
    batchSize: commandsPerBatch,
    write: submitEach(name, submitCommand, (document) => ({
      kind: 'updateMasterShoppingList',
      input: document,
    })),
    read: async (keys, call) => {
      const options = urgencyOf(call);
      const customers = await shop(options).reads.customers.byIds(keys.map(({ key }) => key));
      const held = await Promise.all(
        customers.map(async ({ id, p21CustomerId }) => {
          if (p21CustomerId === null) return [];
          const { masterShoppingListName: name } = config.flows;
          const items = await p21.masterLists.items(p21CustomerId, name, options);
          const document = { customerId: p21CustomerId, name, items: items.map(toItem).sort(byItem) };
          // As the command calls what it has written.
          return { key: id, targetId: `${p21CustomerId} ${name}`, document };
        }),
      );
      return held.flat();
    },
    scan: null,
    retire: null,
  };
}
