/** Number counters. P21 never gives a number twice, not even after a rollback. */

/** Where a distributor of some years stands; every counter not named starts at 1. */
const starts: Readonly<Record<string, number>> = {
  // Customers, ship-tos, suppliers and carriers are all rows of `address` and share its numbers (p21-api 7.1).
  address_id: 100198,
  order_no: 1011001,
  pick_ticket_no: 2040001,
  invoice_no: 3050001,
  payment_number: 400001,
  receipt_number: 500001,
  contact_id: 1042,
  po_no: 700001,
  inv_mast_uid: 1001,
};

/** One number range under several names: a customer's or ship-to's id is the id of its address. */
const aliases: Readonly<Record<string, string>> = {
  customer_id: 'address_id',
  ship_to_id: 'address_id',
  supplier_id: 'address_id',
  carrier_id: 'address_id',
};

export class Counters {
  private readonly last = new Map<string, number>();

  next(name: string): number {
    const counter = aliases[name] ?? name;
    const number = (this.last.get(counter) ?? (starts[counter] ?? 1) - 1) + 1;
    this.last.set(counter, number);
    return number;
  }
}
