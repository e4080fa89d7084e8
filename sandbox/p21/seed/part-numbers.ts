/** Customers' own part numbers (inv_xref) and alternate codes of items. */
import type { SeededCustomer } from './customers.ts';
import { isSold, type SeededItem } from './items.ts';
import type { SeedSite } from './seed-site.ts';

export const seedPartNumbers = (
  site: SeedSite,
  items: readonly SeededItem[],
  customers: readonly SeededCustomer[],
): void => {
  const random = site.random('part-numbers');
  const goods = items.filter((item) => isSold(item) && !item.charge);
  for (const { customerId } of customers.filter(() => random.chance(0.25)))
    for (const item of random.sample(goods.slice(0, 800), random.integer(3, 12)))
      site.insertNumbered('inv_xref', 'inv_xref_uid', {
        company_id: site.companyId,
        customer_id: customerId,
        their_item_id: `${customerId % 1000}-${item.uid}${random.chance(0.1) ? ' ' : ''}`,
        inv_mast_uid: item.uid,
        delete_flag: 'N',
      });
  for (const item of goods.filter(() => random.chance(0.1)))
    site.insertNumbered('alternate_code', 'alternate_code_uid', {
      alternate_code: `ALT${item.uid}`,
      inv_mast_uid: item.uid,
      alternate_code_desc: 'Former number',
      delete_flag: 'N',
    });
};
