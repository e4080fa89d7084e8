/** What one running shop can do, as it answered itself; never concluded from a version number. */

/** How an attribute can be asked for: with a comma list, one value a call, or not at all. */
export type FilterAbility = 'list' | 'single' | 'absent';

/** How a configured key attribute behaves. */
export interface KeyAbility {
  readonly filter: FilterAbility;
  /** Takes digits only. */
  readonly numeric: boolean;
}

export interface OroCapabilities {
  /** The customer attribute that holds the P21 customer id. */
  readonly customerKey: FilterAbility;
  /** Whether that attribute takes digits only; other ids are then unknown by definition. */
  readonly customerKeyNumeric: boolean;
  /** The order attribute that holds the P21 order number. */
  readonly orderKey: FilterAbility;
  /** `externalId` on customers, customer users and orders (7.0.2, 6.1.10). */
  readonly externalId: boolean;
  /** Orders can be asked for by the time of their last change (not in 5.1). */
  readonly ordersByUpdatedAt: boolean;
  /** Order lines and trackings name their order in `orders` (6.1 on) instead of `order` (5.1). */
  readonly orderRelationship: 'orders' | 'order';
  /** Webhooks can be registered (7.0.2 on). */
  readonly webhooks: boolean;
  /** Effective prices of a customer can be read. */
  readonly customerPrices: boolean;
  /** Custom entity types that the shop has. */
  readonly customEntities: ReadonlySet<string>;
  /** What is missing, for `doctor` and for the reason beside an empty result. */
  readonly missing: readonly MissingCapability[];
}

export interface MissingCapability {
  /** Resource or resource.attribute, e.g. "customers.p21_customer_id". */
  readonly name: string;
  /** One sentence for operators: what does not work and the remedy. */
  readonly reason: string;
}
