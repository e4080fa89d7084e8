/** Why so much is available: what is there, what holds it back, and which open order lines it is promised to. */
import type { Inventory, StockAllocation, StockExplanation } from '../../schema/inventory.type.ts';
import { compare, isZero } from '../decimal.ts';
import type { LoaderParts } from './loader-parts.ts';
import { quantity } from './model-values.ts';

export type StockExplainer = ReturnType<typeof createStockExplainer>;

const mostAllocations = 50;

export function createStockExplainer({ p21, read, visibility }: LoaderParts) {
  /** A shopper is told of the lines of its own orders only. */
  async function allocationsOf({ itemUid, locationId, onHand }: Inventory): Promise<StockAllocation[]> {
    const customerId = visibility.onlyCustomerId;
    const filter = {
      itemUid,
      sourceLocationId: locationId,
      ...(customerId === undefined ? {} : { customerId }),
    };
    const { rows } = await p21.orders.unshipped({ filter, first: Number.MAX_SAFE_INTEGER, skip: 0 }, read);
    return rows
      .filter((line) => !isZero(line.quantityAllocated ?? '0'))
      .sort((one, other) => compare(other.quantityAllocated ?? '0', one.quantityAllocated ?? '0'))
      .slice(0, mostAllocations)
      .map((line) => ({
        orderNumber: line.orderNumber,
        lineNumber: line.lineNumber,
        allocated: quantity(line.quantityAllocated ?? '0', onHand.unitOfMeasure),
      }));
  }

  return {
    explain: async (inventory: Inventory): Promise<StockExplanation> => {
      const { onHand, allocated, holds } = inventory;
      const inBase = (value: string) => quantity(value, onHand.unitOfMeasure);
      const facts = {
        onHand,
        allocated,
        nonPickable: inBase(holds?.nonPickable ?? '0'),
        quarantined: inBase(holds?.quarantined ?? '0'),
        frozen: inBase(holds?.frozen ?? '0'),
        allocations: isZero(allocated.value) ? [] : await allocationsOf(inventory),
      };
      return { ...facts, steps: inWords(inventory, facts) };
    },
  };
}

function inWords(inventory: Inventory, facts: Omit<StockExplanation, 'steps'>): string[] {
  const unit = inventory.onHand.unitOfMeasure ?? '';
  const held = [
    [facts.nonPickable, 'cannot be picked'],
    [facts.quarantined, 'in quarantine'],
    [facts.frozen, 'frozen'],
  ] as const;
  return [
    `${facts.onHand.value} ${unit} are at location ${inventory.locationId}.`,
    `${facts.allocated.value} ${unit} of them are promised to orders.`,
    ...held
      .filter(([amount]) => !isZero(amount.value))
      .map(([amount, how]) => `${amount.value} ${unit} ${how}.`),
    ...facts.allocations.map(
      ({ orderNumber, lineNumber, allocated }) =>
        `Order ${orderNumber}, line ${lineNumber}: ${allocated.value} ${unit}.`,
    ),
    `${inventory.available.value} ${unit} are available${inventory.sellable ? '' : ', but the location does not sell the item'}.`,
  ];
}
