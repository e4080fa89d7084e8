/** Fields that a shop set up by `docs/configure-oro.md` has besides those of its OpenAPI description. */
export const customFields: ReadonlySet<string> = new Set([
  'customers.p21_customer_id',
  'customerusers.p21_contact_id',
  'customeraddresses.p21_ship_to_id',
  'orders.p21_order_no',
]);
