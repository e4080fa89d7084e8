/** What a customer orders: header and lines as the order desk takes them, and what will become of the order. */
import type { Row } from '../database/row.ts';
import type { LineDraft, OrderDraft } from '../orders/order-draft.ts';
import type { Clientele } from './clientele.ts';
import type { SeededCustomer } from './customers.ts';
import type { SeededItem } from './items.ts';
import type { Random } from './random.ts';

export type Fate = 'ordinary' | 'quote' | 'cancelled' | 'return';

export interface OrderWish {
  readonly draft: OrderDraft;
  readonly fate: Fate;
  readonly customer: SeededCustomer;
  /** Days until the goods are wanted; 0 as soon as possible. */
  readonly waitDays: number;
}

const chargeItems = ['FREIGHT', 'HANDLING', 'RUSH', 'CUTFEE', 'PALLET'];
const takers = ['jsmith', 'mlopez', 'kwong'];

/** Few customers and few items make most of the business. */
const popular = <T>(random: Random, list: readonly T[], steepness: number): T => {
  const one = list[Math.floor(list.length * random.next() ** steepness)];
  if (one === undefined) throw new Error('There is nothing to choose from');
  return one;
};

export const makeWish = (random: Random, clientele: Clientele, at: number): OrderWish => {
  const customer = popular(random, clientele.customers, 1.7);
  const fate = random.weighted([
    ['ordinary', 88],
    ['quote', 6],
    ['cancelled', 4],
    ['return', 2],
  ] as const);
  const waitDays = random.chance(0.1) ? random.integer(20, 60) : 0;
  const header = headerOf(random, clientele, customer, fate, at);
  return { customer, fate, waitDays, draft: { header, lines: linesOf(random, clientele, customer, fate) } };
};

const headerOf = (
  random: Random,
  { shipTos, contacts }: Clientele,
  customer: SeededCustomer,
  fate: Fate,
  at: number,
): Row => {
  const web = fate === 'ordinary' && customer.web && random.chance(0.6);
  const contact = random.pick(contacts.get(customer.customerId) ?? []);
  const shipTo = random.pick(shipTos.get(customer) ?? []);
  return {
    customer_id: customer.customerId,
    address_id: shipTo.shipToId,
    location_id: customer.warehouse.locationId,
    contact_id: contact.contactId,
    taker: web ? 'WEB' : random.pick(takers),
    po_no: poNumber(random, customer),
    job_name: random.chance(0.1) ? 'North wing' : null,
    freight_out: random.chance(0.3) ? random.integer(900, 6500) / 100 : 0,
    approved: random.chance(0.98) ? 'Y' : 'N',
    projected_order: fate === 'quote' ? 'Y' : 'N',
    rma_flag: fate === 'return' ? 'Y' : 'N',
    ...(web ? { web_reference_no: `W-${20_000 + at}`, placed_by_name: `Shopper ${contact.contactId}` } : {}),
  };
};

/** Some numbers come with the blanks a clerk typed behind them. */
const poNumber = (random: Random, { needsPo }: SeededCustomer): string | null => {
  if (!needsPo && random.chance(0.2)) return null;
  return `PO-${random.integer(10_000, 99_999)}${random.chance(0.05) ? '  ' : ''}`;
};

const linesOf = (
  random: Random,
  { goods, agreed }: Clientele,
  customer: SeededCustomer,
  fate: Fate,
): LineDraft[] => {
  const stocked = goods.get(customer.warehouse.locationId) ?? [];
  const count = random.weighted([
    [1, 25],
    [2, 20],
    [3, 18],
    [5, 20],
    [8, 12],
    [14, 5],
  ]);
  const contracted = agreed.get(customer.customerId) ?? [];
  const items = Array.from({ length: count }, () =>
    contracted.length > 0 && random.chance(0.6) ? random.pick(contracted) : popular(random, stocked, 1.9),
  );
  const distinct = [...new Set(items)];
  // A buyer who writes the same item down twice gets two lines.
  const [first] = distinct;
  const wanted = first !== undefined && random.chance(0.04) ? [...distinct, first] : distinct;
  const charge = fate === 'ordinary' && random.chance(0.12) ? [chargeLine(random)] : [];
  return [...wanted.map((item) => itemLine(random, item, fate)), ...charge];
};

const itemLine = (random: Random, item: SeededItem, fate: Fate): LineDraft => {
  const pack = random.chance(0.7)
    ? (item.units.find(({ unit }) => unit === item.sellingUnit) ?? random.pick(item.units))
    : random.pick(item.units);
  const affordable = Math.max(1, Math.floor(1500 / (item.value * pack.size + 1)));
  const quantity = random.integer(1, Math.min(affordable, pack.size > 1 ? 6 : 40));
  const fraction = item.fractional && pack.size === 1 && random.chance(0.3) ? 0.5 : 0;
  const special =
    fate === 'ordinary' && random.chance(0.02) ? { disposition: random.pick(['D', 'S', 'H']) } : {};
  const override = random.chance(0.04)
    ? { unit_price: Math.max(0.01, Math.round(item.value * 90) / 100) }
    : {};
  return {
    itemId: item.itemId,
    columns: { unit_quantity: quantity + fraction, unit_of_measure: pack.unit, ...special, ...override },
  };
};

const chargeLine = (random: Random): LineDraft => ({
  itemId: random.pick(chargeItems),
  columns: { unit_quantity: 1, unit_of_measure: 'EA' },
});
