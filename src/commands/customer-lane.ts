/** What kinds have in common that are about one customer: they reach P21 in the order in which they were accepted. */
import type { CommandKind } from './command-kind.ts';

interface OfCustomer {
  readonly customerId: string;
}

export const customerLane = {
  laneOf: ({ customerId }) => `customer:${customerId}`,
  customerOf: ({ customerId }) => customerId,
} satisfies Partial<CommandKind<OfCustomer, never>>;

/** As `customerLane`, of records in which P21 has no field for a reference: they are known by keys of their own. */
export const unreferenced = {
  ...customerLane,
  referenceLength: 20,
  referenceOf: () => null,
} satisfies Partial<CommandKind<OfCustomer, never>>;
