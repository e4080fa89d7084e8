/** What a new installation of OroCommerce 6.1 holds before anybody made anything (recordings 6.1/051-066, 200-201). */
import type { Json } from '../store/row.ts';
import type { Store } from '../store/store.ts';
import { seedGeography } from './geography.ts';
import { seedOptions } from './options.ts';

export function seedInstallation(store: Store, now: string): void {
  const stamps = { createdAt: now, updatedAt: now };
  seedGeography(store);
  seedOptions(store);
  seedOrganization(store, stamps);
  seedCustomers(store, stamps);
  seedCatalog(store, stamps);
}

type Stamps = Readonly<Record<'createdAt' | 'updatedAt', string>>;
type Values = Readonly<Record<string, Json>>;

function seedOrganization(store: Store, stamps: Stamps): void {
  store.insert('organizations', { name: 'ORO', enabled: true, ...stamps }, '1');
  store.insert('businessunits', { name: 'Main', organization: '1', owner: null, ...stamps }, '1');
  store.insert('websites', { name: 'Default', organization: '1', ...stamps }, '1');
  backOfficeRoles.forEach(([role, label], index) => {
    store.insert('userroles', { role, label, extend_description: null }, String(index + 1));
  });
  store.insert('users', { ...administrator, ...stamps }, '1');
  store.insert('localizations', { ...language, titles: ['83'], parentLocalization: null, ...stamps }, '1');
  localizedValue(store, '23', 'Default');
  localizedValue(store, '83', 'English (United States)');
}

const language = {
  name: 'English (United States)',
  formattingCode: 'en_US',
  languageCode: 'en',
  rtlMode: false,
} as const;

/** Assumption: only their number is known (the next role made got id 11, recording 6.1/470). */
const backOfficeRoles: readonly (readonly [string, string])[] = [
  ['IS_AUTHENTICATED_ANONYMOUSLY', 'Anonymous'],
  ['ROLE_USER', 'User'],
  ['ROLE_ADMINISTRATOR', 'Administrator'],
  ['ROLE_MANAGER', 'Manager'],
  ['ROLE_ACCOUNT_MANAGER', 'Account Manager'],
  ['ROLE_SALES_REP', 'Sales Rep'],
  ['ROLE_LEADS_DEVELOPMENT_REP', 'Leads Development Rep'],
  ['ROLE_MARKETING_MANAGER', 'Marketing Manager'],
  ['ROLE_ONLINE_SALES_REP', 'Online Sales Rep'],
  ['ROLE_CATALOG_MANAGER', 'Catalog Manager'],
];

export const ADMINISTRATOR_ROLE = '3';

const administrator: Values = {
  username: 'admin',
  email: 'admin@example.com',
  firstName: 'John',
  lastName: 'Doe',
  password: 'admin',
  enabled: true,
  loginCount: 0,
  emails: [],
  owner: '1',
  organization: '1',
  businessUnits: ['1'],
  organizations: ['1'],
  userRoles: [ADMINISTRATOR_ROLE],
  groups: [],
  tags: [],
  auth_status: 'active',
};

function localizedValue(store: Store, id: string, text: string): void {
  store.insert(
    'localizedfallbackvalues',
    { fallback: null, string: text, text: null, localization: null },
    id,
  );
}

function seedCustomers(store: Store, stamps: Stamps): void {
  const role = (role: string, label: string): Values => ({
    role,
    label,
    selfManaged: label !== 'Non-Authenticated Visitors',
    public: label !== 'Non-Authenticated Visitors',
    customer: null,
    organization: '1',
  });
  store.insert('customeruserroles', role('ROLE_FRONTEND_ADMINISTRATOR', 'Administrator'), '1');
  store.insert('customeruserroles', role('ROLE_FRONTEND_BUYER', 'Buyer'), '2');
  store.insert('customeruserroles', role('ROLE_FRONTEND_ANONYMOUS', 'Non-Authenticated Visitors'), '3');
  const owned = { owner: '1', organization: '1', paymentTerm: null, taxCode: null, ...stamps };
  store.insert('customergroups', { name: 'Non-Authenticated Visitors', ...owned }, '1');
}

function seedCatalog(store: Store, stamps: Stamps): void {
  const family = { code: 'default_family', isEnabled: true, labels: ['23'], owner: '1', image: null };
  store.insert('attributefamilies', { ...family, ...stamps }, '1');
  const priceList = { name: 'Default Price List', active: true, actual: true, containSchedule: false };
  store.insert(
    'pricelists',
    { ...priceList, priceListCurrencies: ['USD'], organization: '1', ...stamps },
    '1',
  );
  const root = { materializedPath: '1', left: 1, level: 0, right: 2, root: 1, parentCategory: null };
  store.insert('categories', { ...root, organization: '1', ...stamps }, '1');
  store.insert(
    'categorytitles',
    { string: 'All Products', fallback: null, category: '1', localization: null },
    '1',
  );
  for (const [id, label, shortLabel, pluralLabel, shortPluralLabel, defaultPrecision] of units) {
    store.insert('productunits', { label, shortLabel, pluralLabel, shortPluralLabel, defaultPrecision }, id);
  }
}

const units: readonly (readonly [string, string, string, string, string, number])[] = [
  ['each', 'each', 'ea', 'each', 'ea', 0],
  ['hour', 'hour', 'hr', 'hours', 'hrs', 0],
  ['item', 'item', 'item', 'items', 'items', 0],
  ['kg', 'kilogram', 'kg', 'kilograms', 'kgs', 3],
  ['piece', 'piece', 'pc', 'pieces', 'pcs', 0],
  ['set', 'set', 'set', 'sets', 'sets', 0],
];
