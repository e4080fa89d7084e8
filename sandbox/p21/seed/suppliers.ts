/** Suppliers with their address rows, product groups and discount groups of the range. */
import { suppliers } from './brands.ts';
import { families } from './catalogue.ts';
import type { SeedSite } from './seed-site.ts';

/** Ids in the order of `suppliers`. */
export const seedSuppliers = (site: SeedSite): number[] =>
  suppliers.map(({ name, leadTimeDays }) => {
    const id = site.database.nextNumber('supplier_id');
    site.insert('address', {
      id,
      name,
      mail_country: 'USA',
      email_address: `orders@${name.toLowerCase().replace(/[^a-z]/g, '')}.example`,
      delete_flag: 'N',
    });
    site.insert('supplier', {
      supplier_id: id,
      supplier_name: name,
      delete_flag: 'N',
      ...leadTime(leadTimeDays),
    });
    return id;
  });

const leadTime = (days: number) => ({ average_lead_time: days });

export const seedGroups = (site: SeedSite): void => {
  const company_id = site.companyId;
  const groups = [
    ...families,
    { group: 'MISC', groupName: 'Miscellaneous' },
    { group: 'CHARGES', groupName: 'Charges' },
  ];
  for (const { group, groupName } of groups)
    site.insertNumbered('product_group', 'product_group_uid', {
      company_id,
      product_group_id: group,
      product_group_desc: groupName,
      delete_flag: 'N',
    });
  for (const discount_group_id of new Set([...families.map((family) => family.discountGroup), 'MISC']))
    site.insert('discount_group', {
      discount_group_id,
      discount_group_description: `Discount group ${discount_group_id}`,
      delete_flag: 'N',
    });
};
