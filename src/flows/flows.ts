/** Every flow, in the order in which a new shop is filled; the place to add one. */
import type { AnyFlow } from '../sync/flow.ts';
import type { AllFlowParts } from './flow-parts.ts';
import { createInventoryLevelsFlow } from './inventory-levels.flow.ts';
import { createProductsFlow } from './products.flow.ts';

export const createFlows = (parts: AllFlowParts): readonly AnyFlow[] => [
  createProductsFlow(parts),
  createInventoryLevelsFlow(parts),
];
