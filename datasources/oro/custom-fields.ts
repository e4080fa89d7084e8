/**
 * Names of the custom fields and entities that the shop carries for P21. Oro ignores unknown names in `fields[…]`
 * (recording 6.1/114), so a shop without one of them answers without it.
 * Assumption: these are the names of a shop set up by `docs/configure-oro.md`; core OroCommerce has none of them.
 */
export const customFields = {
  customerCreditLimit: 'p21_credit_limit',
  userContactId: 'p21_contact_id',
  addressShipToId: 'p21_ship_to_id',
  orderCharges: 'p21_charges',
} as const;

/** Types as Oro derives them from the entity names (oro-observed, custom round 1). */
export const customEntityTypes = {
  budgets: 'extendp21customerbudgets',
  unshippedItems: 'extendp21unshippeditems',
  orderCharges: 'extendp21ordercharges',
  promotions: 'extendp21promotions',
  rewardPrograms: 'extendp21rewardprograms',
} as const;

/** "p21_key" as "p21Key". */
export const toCamelCase = (wireName: string): string =>
  wireName.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** "p21Key" as "p21_key". */
export const toSnakeCase = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
