/** Small tables everything else points to: company, branches, terms, carriers, freight, units, codes, credit states. */
import { codeWords } from '../pricing/price-codes.ts';
import { seedCarriers } from './carriers.ts';
import type { SeedSite } from './seed-site.ts';

export const seedReference = (site: SeedSite): void => {
  seedCompany(site);
  seedTerms(site);
  seedUnits(site);
  seedCodes(site);
  seedCreditStatus(site);
  seedPaymentTypes(site);
  seedFreightCodes(site);
  seedCustomerTypes(site);
};

const seedCompany = (site: SeedSite): void => {
  const address_id = site.database.nextNumber('company_address_id');
  site.insert('address', {
    id: address_id,
    name: 'Acme Industrial Supply',
    mail_address1: '4100 W Industrial Pkwy',
    mail_city: 'Chicago',
    mail_state: 'IL',
    mail_postal_code: '60609',
    mail_country: 'USA',
    delete_flag: 'N',
  });
  site.insert('currency_hdr', {
    currency_id: 1,
    currency_desc: 'US Dollar',
    available_for_orders_invoices: 'Y',
  });
  site.insert('company', {
    company_id: site.companyId,
    company_name: 'Acme Industrial Supply',
    address_id,
    home_currency_id: 1,
    restock_fee_percentage: 15,
    company_uid: 1,
  });
};

const seedTerms = (site: SeedSite): void => {
  const term = (
    terms_id: string,
    terms_desc: string,
    net_days: number,
    discount_pct = 0,
    discount_days = 0,
  ) =>
    site.insert('terms', {
      terms_id,
      terms_desc,
      net_days,
      discount_pct,
      discount_days,
      creditcard_required_flag: terms_id === 'CC' ? 'Y' : 'N',
    });
  term('1', 'Net 30', 30);
  term('2', '2% 10 Net 30', 30, 2, 10);
  term('3', 'Net 15', 15);
  term('4', 'Net 60', 60);
  term('CO', 'COD', 0);
  term('CC', 'Credit Card', 0);
};

const units: Readonly<Record<string, string>> = {
  EA: 'Each',
  BX: 'Box',
  CS: 'Case',
  PK: 'Package',
  PR: 'Pair',
  DZ: 'Dozen',
  C: 'Hundred',
  M: 'Thousand',
  FT: 'Foot',
  RL: 'Roll',
  LB: 'Pound',
  GA: 'Gallon',
  DR: 'Drum',
  ST: 'Stick',
};

const seedUnits = (site: SeedSite): void => {
  for (const [unit_id, unit_description] of Object.entries(units))
    site.insert('unit_of_measure', { unit_id, unit_description });
};

/** Codes and their words as the price engine knows them; row_status_flag is 'A' here (p21-api 2.4). */
const seedCodes = (site: SeedSite): void => {
  for (const [code, code_description] of Object.entries({
    ...codeWords,
    706: 'Order',
    222: 'Order',
    227: 'Value',
  }))
    site.insertNumbered('code_p21', 'code_uid', {
      code_no: Number(code),
      language_id: 'USEN',
      code_description,
      row_status_flag: 'A',
    });
};

/** Assumption: 'A' lets pass, 'H' holds, 'W' warns; p21-api names the columns, not their values. */
const seedCreditStatus = (site: SeedSite): void => {
  const status = (credit_status_id: string, credit_status_desc: string, action: string, card = 'N') =>
    site.insertNumbered('credit_status', 'credit_status_uid', {
      credit_status_id,
      credit_status_desc,
      order_entry_action: action,
      shipping_action: action,
      pick_ticket_action: action,
      require_cc_payment_flag: card,
    });
  status('GOOD', 'Good standing', 'A');
  status('WATCH', 'Slow payer', 'W');
  status('HOLD', 'On hold', 'H');
  status('COD', 'Cash on delivery', 'A');
  status('CARD', 'Credit card only', 'A', 'Y');
};

const seedPaymentTypes = (site: SeedSite): void => {
  const methods: readonly (readonly [string, string])[] = [
    ['CA', 'Cash'],
    ['CK', 'Check'],
    ['CC', 'Credit Card'],
    ['AC', 'ACH'],
  ];
  methods.forEach(([payment_method_id, payment_method_desc], at) => {
    site.insert('payment_methods', { payment_method_id, payment_method_desc });
    site.insert('payment_types', {
      company_id: site.companyId,
      payment_type_id: at + 1,
      payment_method_id,
      payment_type_desc: payment_method_desc,
    });
  });
};

const seedFreightCodes = (site: SeedSite): void => {
  seedCarriers(site);
  const code = (freight_cd: string, freight_desc: string, outgoing_freight: string, minimum?: number) =>
    site.insertNumbered('freight_code', 'freight_code_uid', {
      company_id: site.companyId,
      freight_cd,
      freight_desc,
      outgoing_freight,
      row_status: 704,
      ...(minimum === undefined ? {} : { free_out_freight_min: minimum, free_out_freight_min_web: minimum }),
    });
  code('PREPAID', 'Prepaid', 'N');
  code('PPADD', 'Prepaid and add', 'Y');
  code('COLLECT', 'Collect', 'N');
  code('FREE500', 'Free from 500', 'Y', 500);
};

const seedCustomerTypes = (site: SeedSite): void => {
  for (const customer_type of ['Contractor', 'OEM', 'MRO', 'Government', 'Reseller'])
    site.insertNumbered('customer_type', 'customer_type_uid', { customer_type, row_status_flag: 704 });
};
