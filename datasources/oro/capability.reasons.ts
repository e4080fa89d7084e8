/** One sentence for operators about each thing a shop cannot do. */
import type { CapabilityNames } from './capability.datasource.ts';
import type { MissingCapability, OroCapabilities } from './capability.resource.ts';

type Found = Omit<OroCapabilities, 'missing' | 'customEntities'>;

export function missingCapabilities(
  found: Found,
  { customerKey, orderKey }: CapabilityNames,
): MissingCapability[] {
  const reasons: readonly (MissingCapability | false)[] = [
    found.customerKey === 'absent' && { name: `customers.${customerKey}`, reason: noKey(found, customerKey) },
    found.customerKey === 'single' && {
      name: `customers.${customerKey}`,
      reason: `"${customerKey}" is a text and takes one value a call: make it a bigint field, or customers are asked for one by one.`,
    },
    found.orderKey === 'absent' && {
      name: `orders.${orderKey}`,
      reason: `Orders cannot be found by "${orderKey}": they are joined by the order identifier alone.`,
    },
    !found.ordersByUpdatedAt && {
      name: 'orders.updatedAt',
      reason: 'Orders cannot be asked for by their last change: changes are found by reading them all.',
    },
    !found.webhooks && {
      name: 'webhooks',
      reason:
        'The shop has no webhooks (they come with 7.0.2), or the user may not see them: changes are polled.',
    },
    !found.customerPrices && {
      name: 'customerprices',
      reason: 'The effective prices of a customer cannot be read from the shop.',
    },
  ];
  return reasons.filter((reason) => reason !== false);
}

/** A shop without `externalId` lacks nothing where another attribute holds the P21 customer id (oro-api 9.1). */
function noKey({ externalId }: Found, customerKey: string): string {
  if (customerKey === 'externalId')
    return 'The shop has no externalId (it comes with 7.0.2 and 6.1.10): add a bigint field that holds the P21 customer id, and set ORO_CUSTOMER_KEY to its name.';
  const other = externalId ? ', or use externalId, which this shop has' : '';
  return `Customers cannot be found by "${customerKey}": add it as a bigint field, set ORO_CUSTOMER_KEY to the name that holds the P21 customer id${other}.`;
}
