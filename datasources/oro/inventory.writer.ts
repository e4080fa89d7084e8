/** Writes quantities of inventory levels, which exist for each unit of a product and are never made or deleted here. */

import type { DecimalString } from '../../src/decimal.ts';
import type { OroBatch } from './batch.datasource.ts';
import type { RecordOutcome } from './record.resource.ts';
import { writeRecords } from './record.writer.ts';

export interface LevelQuantity {
  /** Id of the inventory level. */
  readonly id: string;
  /** May be negative or more precise than the unit (recordings 6.1/251, 252). */
  readonly quantity: DecimalString;
}

export class InventoryWriter {
  readonly #batch: OroBatch;

  constructor(batch: OroBatch) {
    this.#batch = batch;
  }

  /** One synchronous batch for each hundred levels; outcomes in order. */
  setQuantities(levels: readonly LevelQuantity[]): Promise<RecordOutcome[]> {
    return writeRecords(
      this.#batch,
      'inventorylevels',
      levels.map(({ id, quantity }) => ({ mode: 'update', id, attributes: { quantity } })),
    );
  }
}
