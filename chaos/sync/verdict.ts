/** What must not be there twice when all is over, whatever was sent how often; and what must be there. */
import type { Distributor } from '../../sandbox/distributor/start.ts';

type Systems = Pick<Distributor, 'p21' | 'oro'>;

/** Rows by the value that nothing else may carry. */
type Names = readonly [what: string, values: readonly string[]];

export function findDoubles({ p21, oro }: Systems): string[] {
  const p21Names = (table: string, column: string, fits: (value: string) => boolean): string[] =>
    p21.database
      .table(table)
      .all()
      .filter((row) => row.delete_flag !== 'Y')
      .map((row) => String(row[column] ?? '').trim())
      .filter((value) => value !== '' && fits(value));
  const shopNames = (type: string, field: string): string[] =>
    oro.store
      .table(type)
      .all()
      .flatMap(({ values }) => (values[field] == null ? [] : String(values[field])));
  const names: readonly Names[] = [
    ['orders of P21 with one reference', p21Names('oe_hdr', 'web_reference_no', isOfTheShop)],
    [
      'contacts of P21 with one e-mail',
      p21Names('contacts', 'email_address', (mail) => /^person\d/.test(mail)),
    ],
    ['addresses of P21 with one name', p21Names('address', 'name', (name) => name.startsWith('Site '))],
    [
      'payments of P21 for one payment of the shop',
      p21Names('ar_payment_details', 'authorization_number', isCharge),
    ],
    ['products of the shop with one SKU', shopNames('products', 'sku')],
    ['customers of the shop with one P21 id', shopNames('customers', 'p21_customer_id')],
    ['users of the shop with one contact', shopNames('customerusers', 'p21_contact_id')],
    ['addresses of the shop for one ship-to', shopNames('customeraddresses', 'p21_ship_to_id')],
    ['addresses of the shop with one name', shopNames('customeraddresses', 'label').filter(isEntered)],
    ['orders of the shop with one identifier', shopNames('orders', 'identifier')],
    ['budgets of the shop with one key', shopNames('extendp21customerbudgets', 'p21_key')],
    ['charges of the shop with one key', shopNames('extendp21ordercharges', 'p21_key')],
    ['invoices of the shop with one key', shopNames('extendp21invoices', 'p21_key')],
    ['promotions of the shop with one key', shopNames('extendp21promotions', 'p21_key')],
  ];
  return names.flatMap(([what, values]) => doublesIn(values).map((value) => `${what}: ${value}`));
}

/** Orders placed in the shop that P21 does not have. */
export function findLost({ p21 }: Systems, placed: readonly string[]): string[] {
  const known = new Set(
    p21.database
      .table('oe_hdr')
      .all()
      .map((row) => String(row.web_reference_no ?? '')),
  );
  return placed.filter((identifier) => !known.has(identifier));
}

const isEntered = (label: string): boolean => label.startsWith('Site ');
const isOfTheShop = (reference: string): boolean => reference.startsWith('WEB-');
const isCharge = (number: string): boolean => number.startsWith('ch_');

const doublesIn = (values: readonly string[]): string[] =>
  [...Map.groupBy(values, (value) => value)].filter(([, same]) => same.length > 1).map(([value]) => value);
