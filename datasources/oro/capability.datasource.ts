/**
 * What this shop can do, asked from the shop itself by harmless reads: a filter or resource it does not have answers
 * 400 or 404 with a recorded text. Each question is asked when first needed and its answer kept for minutes.
 */
import type { Clock } from '../../src/instant.ts';
import { missingCapabilities } from './capability.reasons.ts';
import type { KeyAbility, MissingCapability, OroCapabilities } from './capability.resource.ts';
import { customEntityTypes } from './custom-fields.ts';
import {
  isAccessDenied,
  isMissingResource,
  isUnsupportedFilter,
  isWrongFilterValue,
} from './json-api.errors.ts';
import { type Filter, is, type ResourceQuery, since } from './json-api.query.ts';
import { keepAnswer } from './kept-answer.ts';
import type { OroApi } from './oro-api.ts';

const keepMs = 5 * 60_000;

/** A value no text holds by accident and no number can be. */
const probeText = 'capability-probe';

/** Attributes that the configuration names. */
export interface CapabilityNames {
  readonly customerKey: string;
  readonly orderKey: string;
}

export class CapabilityDatasource {
  /** How the customer attribute with the P21 customer id can be asked for. */
  readonly customerKey: () => Promise<KeyAbility>;
  /** How the order attribute with the P21 order number can be asked for. */
  readonly orderKey: () => Promise<KeyAbility>;
  /** How order lines and trackings name their order. */
  readonly orderRelationship: () => Promise<'orders' | 'order'>;
  /** Everything, for `doctor` and for the reason beside an empty result. */
  readonly read: () => Promise<OroCapabilities>;
  readonly #api: OroApi;
  readonly #names: CapabilityNames;
  readonly #clock: Clock;
  readonly #abilities = new Map<string, () => Promise<KeyAbility>>();

  constructor(api: OroApi, names: CapabilityNames, clock: Clock) {
    this.#api = api;
    this.#names = names;
    this.#clock = clock;
    this.customerKey = keepAnswer(() => this.#keyAbility('customers', names.customerKey), keepMs, clock);
    this.orderKey = keepAnswer(() => this.#keyAbility('orders', names.orderKey), keepMs, clock);
    this.orderRelationship = keepAnswer(() => this.#lineRelationship(), keepMs, clock);
    this.read = keepAnswer(() => this.#inspect(), keepMs, clock);
  }

  /** How any attribute can be asked for. */
  abilityOf(type: string, attribute: string): Promise<KeyAbility> {
    const name = `${type}.${attribute}`;
    const ask =
      this.#abilities.get(name) ?? keepAnswer(() => this.#keyAbility(type, attribute), keepMs, this.#clock);
    this.#abilities.set(name, ask);
    return ask();
  }

  async #inspect(): Promise<OroCapabilities> {
    const [
      customerKey,
      orderKey,
      externalId,
      ordersByUpdatedAt,
      orderRelationship,
      webhooks,
      customerPrices,
      entities,
    ] = await Promise.all([
      this.customerKey(),
      this.orderKey(),
      this.#hasFilter('customers', is('externalId', probeText)),
      this.#hasFilter('orders', since('updatedAt', '2100-01-01T00:00:00.000Z')),
      this.orderRelationship(),
      this.#hasResource('webhooks'),
      this.#hasCustomerPrices(),
      this.#entities(),
    ]);
    const capabilities = {
      customerKey: customerKey.filter,
      customerKeyNumeric: customerKey.numeric,
      orderKey: orderKey.filter,
      externalId,
      ordersByUpdatedAt,
      orderRelationship,
      webhooks,
      customerPrices,
      customEntities: entities.present,
    } as const;
    return {
      ...capabilities,
      missing: [...missingCapabilities(capabilities, this.#names), ...entities.missing],
    };
  }

  /**
   * One question tells all: 200 is a text, "Expected … value" a number, "not supported" nothing to filter by.
   * Numbers take a list; of texts only `externalId` does (oro-api 2.3), others read the comma literally (recording
   * 6.1-custom/147).
   */
  async #keyAbility(type: string, attribute: string): Promise<KeyAbility> {
    try {
      await this.#probe(type, is(attribute, probeText));
      return { filter: attribute === 'externalId' ? 'list' : 'single', numeric: false };
    } catch (error) {
      if (isWrongFilterValue(error)) return { filter: 'list', numeric: true };
      if (isUnsupportedFilter(error)) return { filter: 'absent', numeric: false };
      throw error;
    }
  }

  async #hasFilter(type: string, filter: Filter): Promise<boolean> {
    try {
      await this.#probe(type, filter);
      return true;
    } catch (error) {
      if (isUnsupportedFilter(error) || isMissingResource(error) || isAccessDenied(error)) return false;
      throw error;
    }
  }

  async #lineRelationship(): Promise<'orders' | 'order'> {
    return (await this.#hasFilter('orderlineitems', is('orders', '0'))) ? 'orders' : 'order';
  }

  async #hasResource(type: string): Promise<boolean> {
    try {
      await this.#probe(type);
      return true;
    } catch (error) {
      if (isMissingResource(error) || isAccessDenied(error)) return false;
      throw error;
    }
  }

  /** An unknown customer has no prices (recording 6.1-custom/342); the resource takes no page. */
  async #hasCustomerPrices(): Promise<boolean> {
    try {
      const filters = [is('customer', '0'), is('website', '1'), is('product', '0')];
      await this.#api.whole({ type: 'customerprices', fields: { customerprices: ['currency'] }, filters });
      return true;
    } catch (error) {
      if (isMissingResource(error) || isAccessDenied(error)) return false;
      throw error;
    }
  }

  async #entities(): Promise<{ present: ReadonlySet<string>; missing: MissingCapability[] }> {
    const found = await Promise.all(
      Object.values(customEntityTypes).map(async (type) => ({ type, reason: await this.#whyMissing(type) })),
    );
    return {
      present: new Set(found.filter(({ reason }) => reason === null).map(({ type }) => type)),
      missing: found.flatMap(({ type, reason }) => (reason === null ? [] : [{ name: type, reason }])),
    };
  }

  async #whyMissing(type: string): Promise<string | null> {
    try {
      await this.#probe(type);
      return null;
    } catch (error) {
      if (isMissingResource(error)) return `The shop has no custom entity ${type}; its rows are empty.`;
      if (isAccessDenied(error)) return `The role of the application's user may not view ${type}.`;
      throw error;
    }
  }

  #probe(type: string, filter?: Filter): Promise<unknown> {
    const query: ResourceQuery = { type, fields: { [type]: ['id'] }, ...(filter && { filters: [filter] }) };
    return this.#api.page(query, { size: 1, number: 1 });
  }
}
