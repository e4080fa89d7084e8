/**
 * The custom entities and fields of a shop that is tied to Prophet 21. Budgets and unshipped items are as recorded
 * (oro-observed, custom round 1); the others are ours, made the same way.
 */
import { maxLength } from '../../model/constraint.ts';
import type { Action, DataType, FilterMeta } from '../../model/entity.ts';
import type { AttributeOverlay, EntityOverlay, Overlay, RelationshipOverlay } from '../../model/overlay.ts';

interface CustomField extends AttributeOverlay {
  readonly type: DataType;
  /** Kept in the row's serialized data: no column, so no filter and no sort. */
  readonly serialized?: boolean;
}

const string = (length = 255): CustomField => ({
  type: 'string',
  constraints: [maxLength(length)],
  columnLength: length,
});
const serialized: CustomField = { ...string(), serialized: true };
const text: CustomField = { type: 'text' };
const date: CustomField = { type: 'date' };
const money: CustomField = { type: 'money' };
const decimal: CustomField = { type: 'decimal' };
/** A number, because numeric filters take comma lists and those of custom texts do not (6.1-custom/147). */
const bigint: CustomField = { type: 'bigint' };

const equality = ['eq', 'neq', 'exists', 'neq_or_null'];
const ordering = ['eq', 'neq', 'lt', 'lte', 'gt', 'gte', 'exists', 'neq_or_null'];

function filterOf({ type, serialized: hidden }: CustomField): Partial<FilterMeta> | undefined {
  if (hidden || type === 'text') return undefined;
  const ordered = type !== 'string' && type !== 'boolean';
  return { type, lists: ordered, ranges: ordered, operators: ordered ? ordering : equality };
}

function fields(
  attributes: Readonly<Record<string, CustomField>>,
): Pick<EntityOverlay, 'attributes' | 'filters'> {
  const filters = Object.entries(attributes).flatMap(([name, field]) => {
    const filter = filterOf(field);
    return filter ? [[name, filter] as const] : [];
  });
  return { attributes, filters: Object.fromEntries(filters) };
}

const identifier: Partial<FilterMeta> = {
  type: 'integer',
  lists: true,
  ranges: true,
  operators: ['eq', 'neq', 'lt', 'lte', 'gt', 'gte'],
};
const reference: Partial<FilterMeta> = { type: 'integer', lists: true, ranges: true, operators: equality };
const actions: readonly Action[] = ['list', 'create', 'deleteList', 'get', 'update', 'delete'];

function entity(
  attributes: Readonly<Record<string, CustomField>>,
  relationships: Readonly<Record<string, RelationshipOverlay>>,
): EntityOverlay {
  const own = fields(attributes);
  const references = Object.keys(relationships).map((name) => [name, reference] as const);
  return {
    ...own,
    actions,
    relationships,
    filters: { id: identifier, ...own.filters, ...Object.fromEntries(references) },
  };
}

const customer: RelationshipOverlay = { target: 'customers', many: false };
const parentOrder: RelationshipOverlay = { target: 'orders', many: false };

const entities: Overlay = {
  extendp21customerbudgets: entity(
    {
      period_start: date,
      period_end: date,
      limit_amount: money,
      spent_amount: money,
      currency: string(3),
      p21_key: string(64),
      note: serialized,
    },
    { customer },
  ),
  extendp21unshippeditems: entity(
    { sku: string(), quantity_open: decimal, unit: string(), expected_date: date },
    // Ownership by an organization adds an owner that the server fills.
    { parent_order: parentOrder, owner: { target: 'organizations', many: false } },
  ),
  extendp21ordercharges: entity(
    { p21_key: string(64), code: string(), description: string(), amount: money, currency: string(3) },
    { parent_order: parentOrder },
  ),
  extendp21invoices: entity(
    {
      p21_key: string(64),
      invoice_number: string(),
      order_number: string(),
      po_number: string(),
      invoiced_on: date,
      due_on: date,
      total_amount: money,
      open_amount: money,
      status: string(),
      currency: string(3),
    },
    { customer },
  ),
  extendp21invoicepayments: entity(
    {
      p21_invoice_no: string(),
      amount: money,
      currency: string(3),
      paid_on: date,
      method: string(),
      reference: string(),
    },
    { customer },
  ),
  extendp21promotions: entity(
    {
      p21_key: string(64),
      name: string(),
      description: text,
      starts_on: date,
      ends_on: date,
      sku: string(),
      discount_type: string(),
      discount_value: decimal,
      minimum_quantity: decimal,
      currency: string(3),
    },
    { customer },
  ),
  extendp21rewardprograms: entity(
    {
      p21_key: string(64),
      name: string(),
      description: text,
      starts_on: date,
      ends_on: date,
      points_per_unit: decimal,
      points_balance: decimal,
    },
    { customer },
  ),
};

export const customEntityOverlay: Overlay = {
  ...entities,
  customers: fields({ p21_customer_id: bigint, p21_credit_limit: money }),
  customerusers: fields({ p21_contact_id: string() }),
  customeraddresses: fields({ p21_ship_to_id: bigint }),
  orders: fields({ p21_order_no: string(), p21_charges: text, p21_serial: serialized }),
};

/** `update_list: true` and `upsert: {add: [[p21_key]]}` in a file of the shop (oro-observed, custom round 1). */
export const customBatchOverlay: Overlay = Object.fromEntries(
  Object.entries(entities).map(([type, { attributes = {} }]) => [
    type,
    { actions: [...actions, 'updateList'], ...('p21_key' in attributes ? { upsert: [['p21_key']] } : {}) },
  ]),
);
