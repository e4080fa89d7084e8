/**
 * Sets the items of a customer's master shopping list. P21 itself has no such record (customer part numbers and job
 * contracts are something else): only tenants that keep lists in a window of their own can take the command.
 */

import { z } from 'zod';
import type { MasterListItem } from '../../../datasources/p21/master-lists.datasource.ts';
import { compare } from '../../decimal.ts';
import type {
  CommandContext,
  CommandKind,
  Difference,
  Proof,
  SentReceipt,
  UserError,
  Validation,
} from '../command-kind.ts';
import { proofOfChange } from '../compare-fields.ts';
import { unreferenced } from '../customer-lane.ts';
import { decimal, numericId, optionalText, parseInput, text } from '../parse-input.ts';
import { unknownRecord, userError } from '../user-errors.ts';
import { askBeforeWriting, requireWritten } from '../write-outcome.ts';

const item = z.strictObject({ sku: text, quantity: decimal, unitOfMeasure: optionalText });
const schema = z.strictObject({ customerId: numericId, name: text, items: z.array(item) });
export type UpdateMasterShoppingListInput = z.output<typeof schema>;

export interface WrittenList {
  readonly customerId: string;
  readonly name: string;
}

export const updateMasterShoppingList: CommandKind<UpdateMasterShoppingListInput, WrittenList> = {
  kind: 'updateMasterShoppingList',
  ...unreferenced,
  parse: (payload) => parseInput(schema, payload),
  validate,
  send,
  prove,
};

const notConfigured = userError(
  'NOT_CONFIGURED',
  null,
  'This P21 keeps no master shopping lists, or the gateway was not told where (P21_MASTER_LIST_SERVICE).',
);

async function validate(
  input: UpdateMasterShoppingListInput,
  { p21, signal, priority }: CommandContext,
): Promise<Validation<UpdateMasterShoppingListInput>> {
  if (!p21.writes.masterLists.configured) return { input, userErrors: [notConfigured] };
  const options = { signal, priority };
  const itemIds = input.items.map(({ sku }) => sku);
  const [[customer], rows] = await Promise.all([
    p21.customers.byIds([input.customerId], options),
    p21.sellable.items(itemIds, options),
  ]);
  const spelling = new Map(rows.map(({ itemId }) => [itemId.toUpperCase(), itemId]));
  const items = input.items.map((one) => ({
    ...one,
    sku: spelling.get(one.sku.toUpperCase()) ?? one.sku,
  }));
  const userErrors = [
    ...(customer === undefined ? [unknownRecord('customerId', 'customer', input.customerId)] : []),
    ...items.flatMap((one, index) => itemErrors(one, index, items, spelling)),
  ];
  return { input: { ...input, items }, userErrors };
}

type Item = UpdateMasterShoppingListInput['items'][number];

function itemErrors(
  { sku, quantity }: Item,
  index: number,
  items: readonly Item[],
  known: ReadonlyMap<string, string>,
): UserError[] {
  const at = (field: string) => `items.${index}.${field}`;
  const isTwice = items.findIndex((one) => one.sku === sku) < index;
  return [
    ...(known.has(sku.toUpperCase())
      ? []
      : [userError('UNKNOWN_PRODUCT', at('sku'), `P21 has no item ${sku}; check the SKU.`)]),
    ...(isTwice ? [userError('INVALID_VALUE', at('sku'), `Name ${sku} once.`)] : []),
    ...(compare(quantity, '0') > 0
      ? []
      : [
          userError(
            'INVALID_QUANTITY',
            at('quantity'),
            'Give a quantity above zero; leave out what is to go.',
          ),
        ]),
  ];
}

async function send(
  { customerId, name, items }: UpdateMasterShoppingListInput,
  _reference: string,
  { p21, priority }: CommandContext,
): Promise<SentReceipt> {
  const { masterLists } = p21.writes;
  const held = await askBeforeWriting(() => masterLists.items(customerId, name, { priority }));
  const kept = new Set(items.map(({ sku }) => sku));
  const removed = held.map(({ itemId }) => itemId).filter((itemId) => !kept.has(itemId));
  const answer = await masterLists.replace({ customerId, name }, items.map(toRow), removed, { priority });
  const { messages } = requireWritten(answer, 'the list');
  return { recordId: `${customerId} ${name}`, messages };
}

const toRow = ({ sku, ...item }: Item): MasterListItem => ({ ...item, itemId: sku });

async function prove(
  input: UpdateMasterShoppingListInput,
  _reference: string,
  receipt: SentReceipt | null,
  { p21, signal, priority }: CommandContext,
): Promise<Proof<WrittenList>> {
  const { customerId, name, items } = input;
  const held = await p21.writes.masterLists.items(customerId, name, { signal, priority });
  return proofOfChange({ customerId, name }, differencesOfLists(items, held), receipt !== null);
}

function differencesOfLists(sent: readonly Item[], held: readonly MasterListItem[]): Difference[] {
  const found = new Map(held.map((one) => [one.itemId, one]));
  const wanted = new Set(sent.map(({ sku }) => sku));
  return [
    ...sent.flatMap((one, index): Difference[] => {
      const same = found.get(one.sku);
      if (same === undefined || compare(same.quantity, one.quantity) !== 0)
        return [{ field: `items.${index}`, sent: one.quantity, found: same?.quantity ?? null }];
      const unitOfMeasure = one.unitOfMeasure ?? same.unitOfMeasure;
      return unitOfMeasure === same.unitOfMeasure
        ? []
        : [{ field: `items.${index}.unitOfMeasure`, sent: unitOfMeasure, found: same.unitOfMeasure }];
    }),
    ...held
      .filter(({ itemId }) => !wanted.has(itemId))
      .map(({ itemId }): Difference => ({ field: 'items', sent: null, found: itemId })),
  ];
}
