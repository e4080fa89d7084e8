/**
 * What a shop made of a custom entity: whether it has the key, and whether it takes batches (only with a file of the
 * shop, oro-observed, custom round 1). Asked once and kept for minutes.
 */
import { GatewayError } from '../../../src/errors.ts';
import type { Clock } from '../../../src/instant.ts';
import type { OroBatch } from '../batch.datasource.ts';
import { isMissingResource, isUnsupportedFilter } from '../json-api.errors.ts';
import { is } from '../json-api.query.ts';
import { keepAnswer } from '../kept-answer.ts';
import type { OroApi } from '../oro-api.ts';
import type { CustomEntity } from './custom-entity.ts';

export interface EntityAbility {
  readonly hasKey: boolean;
  readonly takesBatch: boolean;
}

const keepMs = 5 * 60_000;

/** A value that no key is. */
const noKey = 'capability-probe';

/**
 * Throws UPSTREAM_UNAVAILABLE where the shop lacks the entity: nothing is wrong with the records, and once the entity
 * is there they go on.
 */
export function entityAbility(
  entity: CustomEntity,
  { api, batch, clock }: { readonly api: OroApi; readonly batch: OroBatch; readonly clock: Clock },
): () => Promise<EntityAbility> {
  return keepAnswer(
    async () => {
      const hasKey = await hasKeyIn(api, entity);
      return { hasKey, takesBatch: await batch.isAllowed(entity.type) };
    },
    keepMs,
    clock,
  );
}

async function hasKeyIn(api: OroApi, { type, fields }: CustomEntity): Promise<boolean> {
  const attribute = fields.key?.attribute;
  if (attribute === undefined) return false;
  try {
    const query = { type, fields: { [type]: [attribute] }, filters: [is(attribute, noKey)] };
    await api.page(query, { size: 1, number: 1 });
    return true;
  } catch (error) {
    if (isUnsupportedFilter(error)) return false;
    if (isMissingResource(error)) throw missingEntity(type);
    throw error;
  }
}

export const missingEntity = (type: string): GatewayError =>
  new GatewayError(
    'UPSTREAM_UNAVAILABLE',
    `OroCommerce has no custom entity ${type}: make it, or switch the flow off`,
    { system: 'ORO', field: type },
  );
