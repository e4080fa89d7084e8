/** What customers keep on their shopping lists in the shop, for those whose lists the gateway may read. */
import type { ShopFlowParts } from './flow-parts.ts';

/** SKUs by P21 customer id. */
export async function listedSkus(
  { oro, config }: Pick<ShopFlowParts, 'oro' | 'config'>,
  customerIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (config.oro.storefrontClients.length === 0) return new Map();
  const customers = await oro.customers.byIds(
    config.oro.storefrontClients.map(({ customerId }) => customerId),
  );
  const wanted = new Set(customerIds);
  const own = customers.filter(({ p21CustomerId }) => p21CustomerId !== null && wanted.has(p21CustomerId));
  const lists = await Promise.all(
    own.map(async ({ id, p21CustomerId }): Promise<[string, string[]]> => {
      const found = (await oro.shoppingLists.forCustomer(id)) ?? [];
      return [p21CustomerId ?? '', found.flatMap(({ items }) => items.flatMap(({ sku }) => sku ?? []))];
    }),
  );
  return new Map(lists);
}
