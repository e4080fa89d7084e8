/** Seeds the whole distributor: the same options and the same moment always give the same rows. */
import type { Database } from '../database/database.ts';
import type { P21SandboxOptions } from '../options.ts';
import { clienteleOf } from './clientele.ts';
import { seedContacts, seedSalesreps } from './contacts.ts';
import { seedContracts } from './contracts.ts';
import { seedCustomers } from './customers.ts';
import { seedItems } from './items.ts';
import { seedLocations } from './locations.ts';
import { seedOrders } from './order-history.ts';
import { seedPartNumbers } from './part-numbers.ts';
import { seedBooks } from './price-books.ts';
import { seedLibraries } from './price-libraries.ts';
import { seedReference } from './reference.ts';
import { seedRewards } from './rewards.ts';
import { SeedSite } from './seed-site.ts';
import { seedShipTos } from './ship-tos.ts';
import { seedStock } from './stock.ts';
import { seedGroups, seedSuppliers } from './suppliers.ts';
import { seedTaxes } from './taxes.ts';

export const seedDistributor = (database: Database, options: P21SandboxOptions): void => {
  const site = new SeedSite(database, options);
  seedReference(site);
  seedTaxes(site);
  seedLocations(site);
  seedGroups(site);
  const customers = seedCustomers(site, seedSalesreps(site));
  const shipTos = seedShipTos(site, customers);
  const contacts = seedContacts(site, shipTos);
  const items = seedItems(site, seedSuppliers(site));
  seedStock(site, items);
  seedLibraries(site, seedBooks(site, items, customers), customers);
  seedContracts(site, items, shipTos);
  seedPartNumbers(site, items, customers);
  seedOrders(site, clienteleOf(site, customers, shipTos, contacts, items));
  seedRewards(site, customers);
};
