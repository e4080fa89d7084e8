/** Rows that hang on orders of the shop. */
import type { CustomRow } from '../../datasources/oro/sync/custom-row.ts';
import type { CustomRowsSync } from '../../datasources/oro/sync/custom-rows.sync.ts';
import type { OroSync } from '../../datasources/oro/sync/oro.sync.ts';
import type { FlowTarget, RecordKey } from '../sync/flow.ts';
import type { ShopFlowParts } from './flow-parts.ts';
import { createOwnedRowsTarget } from './owned-rows.target.ts';

/** An order of the shop is known by the P21 order that names it as its reference, or that it carries the number of. */
export const createOrderRowsTarget = (
  { p21, shop }: ShopFlowParts,
  field: string,
  rowsIn: (shop: OroSync) => CustomRowsSync,
  keyOfRow?: (row: CustomRow, key: RecordKey) => string,
): FlowTarget =>
  createOwnedRowsTarget({
    field,
    shop,
    rowsIn,
    ...(keyOfRow && { keyOfRow }),
    keysOf: async (ownerIds, { orderIds }) => {
      const identifiers = await orderIds.identifiersOf(ownerIds);
      const orders = await p21.orders.byReferences([...identifiers.values()], { withDeleted: true });
      const numbers = new Map(
        orders.map(({ webReference, orderNumber }) => [webReference?.toLowerCase(), orderNumber]),
      );
      return new Map(
        [...identifiers].map(([id, identifier]) => [id, numbers.get(identifier.toLowerCase()) ?? identifier]),
      );
    },
  });
