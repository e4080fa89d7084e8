/** Master shopping lists of customers, typed into the window of the tenant's own (`master-lists.datasource.ts`). */

import type { MasterListItem, MasterListService, MasterListsSource } from '../master-lists.datasource.ts';
import type { ReadOptions } from '../paging.ts';
import { form, list, toTransactionSet } from './transaction-set.ts';
import type { TransactionsSource } from './transactions.datasource.ts';
import type { WriteAnswer } from './write-answer.ts';
import { notWritten } from './write-answer.ts';

export class MasterListWrites {
  constructor(
    private readonly transactions: TransactionsSource,
    private readonly lists: MasterListsSource,
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

  items(customerId: string, name: string, options: ReadOptions = {}): Promise<MasterListItem[]> {
    return this.lists.items(customerId, name, options);
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

const notConfigured = 'P21_MASTER_LIST_SERVICE is not set: P21 itself has no master shopping lists';
