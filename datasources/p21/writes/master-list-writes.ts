/**
 * Master shopping lists of customers. P21 has no such record: customer part numbers and job contracts are something
 * else. A tenant that keeps lists in a window of its own names service, tabs, fields and table in the configuration.
 */

import type { P21Config } from '../../../src/config/config.ts';
import type { DecimalString } from '../../../src/decimal.ts';
import { decimal, id, nullable, text } from '../column.ts';
import { and, eq } from '../odata-filter.ts';
import type { P21OData } from '../p21-odata.ts';
import type { ReadOptions } from '../paging.ts';
import { defineTable } from '../table.ts';
import { form, list, toTransactionSet } from './transaction-set.ts';
import type { TransactionsSource } from './transactions.datasource.ts';
import type { WriteAnswer } from './write-answer.ts';
import { notWritten } from './write-answer.ts';

export interface MasterListItem {
  readonly itemId: string;
  readonly quantity: DecimalString;
  readonly unitOfMeasure: string | null;
}

export type MasterListService = NonNullable<P21Config['masterListService']>;

export class MasterListWrites {
  constructor(
    private readonly transactions: TransactionsSource,
    private readonly odata: P21OData,
    private readonly service: MasterListService | undefined,
  ) {}

  get configured(): boolean {
    return this.service !== undefined;
  }

  /** Adds and changes items, and removes those of `removed` where the tenant's tab can. */
  async replace(
    list_: { readonly customerId: string; readonly name: string },
    items: readonly MasterListItem[],
    removed: readonly string[],
    options: ReadOptions = {},
  ): Promise<WriteAnswer> {
    if (this.service === undefined) return notWritten({ said: notConfigured, retry: 'never' });
    const { service, main, rows } = this.service;
    const header = [
      [main.customerId, list_.customerId],
      [main.listName, list_.name],
    ] as const;
    const kept = items.map(
      (item) =>
        [
          [rows.itemId, item.itemId],
          [rows.quantity, item.quantity],
          [rows.unitOfMeasure, item.unitOfMeasure],
        ] as const,
    );
    const gone = removed.map(
      (itemId) =>
        [
          [rows.itemId, itemId],
          [rows.delete ?? rows.quantity, rows.delete ? 'Y' : '0'],
        ] as const,
    );
    const set = toTransactionSet(service, [
      form(main.element, header, [main.customerId, main.listName]),
      list(rows.element, [...kept, ...gone], [rows.itemId]),
    ]);
    return this.transactions.run(set, options);
  }

  /** The items P21 holds, those with a quantity of nothing left out. */
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

  /** Fields the tenant's service lacks, as `element/edit`. Throws a `GatewayError` when it cannot be asked. */
  async missing(options: ReadOptions = {}): Promise<readonly string[]> {
    if (this.service === undefined) return [];
    const { service, main, rows } = this.service;
    const definition = await this.transactions.definition(service, options);
    const edits = [
      ...[main.customerId, main.listName].map((edit) => `${main.element}/${edit}`),
      ...[rows.itemId, rows.quantity, rows.unitOfMeasure, rows.delete ?? rows.itemId].map(
        (edit) => `${rows.element}/${edit}`,
      ),
    ];
    return definition.missing(edits);
  }
}

export const notConfigured = 'P21_MASTER_LIST_SERVICE is not set: P21 itself has no master shopping lists';

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
