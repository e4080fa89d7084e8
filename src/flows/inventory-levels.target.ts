/**
 * Inventory levels of the shop. Oro makes one with each unit of a product, so they are looked up by SKU and unit and
 * never created; once linked they are written by the hundred without another look.
 */
import type { OroInventoryLevel } from '../../datasources/oro/product.resource.ts';
import type { RecordOutcome } from '../../datasources/oro/record.resource.ts';
import type { FlowTarget, LinkedKey, Write, WriteOutcome } from '../sync/flow.ts';
import type { FlowParts } from './flow-parts.ts';
import { itemOfLevel, unitOfLevel } from './level-key.ts';
import { toWriteOutcome } from './record-outcome.ts';
import { toShopUnit } from './units.ts';

interface Placed {
  readonly write: Write;
  readonly id: string;
}

export function createLevelTarget({ oro, config }: FlowParts): FlowTarget {
  async function write(writes: readonly Write[]): Promise<readonly WriteOutcome[]> {
    const linked = await send(writes.flatMap((one) => placed(one, one.targetId)));
    // A link goes stale when a unit is taken from a product and given again.
    const lost = writes.filter((one) => (linked.get(one)?.state ?? 'gone') === 'gone');
    if (lost.length === 0) return writes.map((one) => outcomeOf(one, linked.get(one)));
    const levels = await levelsOf(lost.map(({ key }) => key));
    const found = await send(lost.flatMap((one) => placed(one, levelFor(one, levels)?.id ?? null)));
    return writes.map((one) => outcomeOf(one, lost.includes(one) ? found.get(one) : linked.get(one)));
  }

  async function send(levels: readonly Placed[]): Promise<Map<Write, RecordOutcome>> {
    const outcomes = await oro.inventoryWriter.setQuantities(
      levels.map(({ id, write: { document } }) => ({ id, quantity: String(document.quantity) })),
    );
    return new Map(
      levels.flatMap(({ write: one }, place) => {
        const outcome = outcomes[place];
        return outcome === undefined ? [] : [[one, outcome] as const];
      }),
    );
  }

  /** Levels by SKU. */
  async function levelsOf(keys: readonly string[]): Promise<Map<string, OroInventoryLevel[]>> {
    const levels = await oro.inventory.bySkus([...new Set(keys.map(itemOfLevel))]);
    return Map.groupBy(levels, ({ sku }) => sku);
  }

  async function read(keys: readonly LinkedKey[]) {
    const levels = await levelsOf(keys.map(({ key }) => key));
    return keys.flatMap((one) => {
      const level = levelOf(one, levels);
      if (level === undefined) return [];
      const { id, productId, unit, quantity } = level;
      return [{ key: one.key, targetId: id, document: { product: productId, unit, quantity } }];
    });
  }

  function levelOf({ key, targetId }: LinkedKey, levels: ReadonlyMap<string, readonly OroInventoryLevel[]>) {
    const own = levels.get(itemOfLevel(key)) ?? [];
    const code = unitOfLevel(key);
    const isMeant = ({ unit, isPrimary }: OroInventoryLevel) =>
      code === null ? isPrimary : unit === toShopUnit(config.flows, code);
    return own.find(({ id }) => id === targetId) ?? own.find(isMeant);
  }

  return { batchSize: 100, write, read, scan: null, retire: null };
}

const placed = (write: Write, id: string | null): Placed[] => (id === null ? [] : [{ write, id }]);

const levelFor = (
  { key, document }: Write,
  levels: ReadonlyMap<string, readonly OroInventoryLevel[]>,
): OroInventoryLevel | undefined => levels.get(itemOfLevel(key))?.find(({ unit }) => unit === document.unit);

const outcomeOf = ({ key, document }: Write, outcome: RecordOutcome | undefined): WriteOutcome =>
  outcome === undefined || outcome.state === 'gone'
    ? {
        state: 'REFUSED',
        reason: `The shop keeps no level of ${itemOfLevel(key)} in "${document.unit}": give the product that unit.`,
      }
    : toWriteOutcome(outcome);
