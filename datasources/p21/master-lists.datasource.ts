/**
 * Master shopping lists of customers. P21 has no such record: customer part numbers and job contracts are something
 * else. A tenant that keeps lists in a window of its own names service, tabs, fields and table in the configuration.
 */
import type { P21Config } from '../../src/config/config.ts';
import type { DecimalString } from '../../src/decimal.ts';
import { decimal, id, nullable, text } from './column.ts';
import { and, eq } from './odata-filter.ts';
import type { P21OData } from './p21-odata.ts';
import type { ReadOptions } from './paging.ts';
import { defineTable } from './table.ts';

export interface MasterListItem {
  readonly itemId: string;
  readonly quantity: DecimalString;
  readonly unitOfMeasure: string | null;
}

export type MasterListService = NonNullable<P21Config['masterListService']>;

export class MasterListsSource {
  constructor(
    private readonly odata: P21OData,
    private readonly service: MasterListService | undefined,
  ) {}

  /** The items P21 holds, those with a quantity of nothing left out; none where the tenant keeps no lists. */
  async items(customerId: string, name: string, options: ReadOptions = {}): Promise<MasterListItem[]> {
    if (this.service === undefined) return [];
    const table = tableOf(this.service);
    const { columns } = table;
    const filter = and(eq(columns.customerId, customerId), eq(columns.listName, name));
    const rows = await this.odata.rows(table, { ...options, filter });
    return rows
      .filter(({ quantity }) => quantity !== '0')
      .map(({ itemId, quantity, unitOfMeasure }) => ({ itemId, quantity, unitOfMeasure }));
  }
}

/** Whether the customer's column is text or a number the tenant's table decides; ids compare as numbers in P21's own. */
const tableOf = ({ table }: MasterListService) =>
  defineTable(table.name, {
    segment: table.segment,
    key: ['itemId'],
    columns: {
      customerId: id(table.customerId, 'number'),
      listName: text(table.listName),
      itemId: id(table.itemId, 'text'),
      quantity: decimal(table.quantity),
      unitOfMeasure: nullable(text(table.unitOfMeasure)),
    },
  });
