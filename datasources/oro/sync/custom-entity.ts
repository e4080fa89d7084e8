/**
 * The custom entities in which the shop keeps what Oro's core has no place for, as the sync writes them. Types and
 * attributes are the shop's choice (`docs/configure-oro.md`); what stands here are the defaults.
 */
import { customEntityTypes, toSnakeCase } from '../custom-fields.ts';

export type FieldKind = 'text' | 'decimal' | 'date';

export interface EntityField {
  /** Wire name. */
  readonly attribute: string;
  readonly kind: FieldKind;
}

export interface EntityRelation {
  /** Wire name of a to-one relation. */
  readonly relationship: string;
  /** Type of what it points to. */
  readonly type: string;
}

export interface CustomEntity {
  /** Resource type, e.g. "extendp21customerbudgets". */
  readonly type: string;
  /** By the name the flows use; `key` is the one that holds P21's key. */
  readonly fields: Readonly<Record<string, EntityField>>;
  readonly relations: Readonly<Record<string, EntityRelation>>;
  /** Fields that tell the rows of one owner apart where the shop gave the entity no key. */
  readonly identity: readonly string[];
}

/** Assumption: no shop is known to have these; they are named like the others (oro-observed, custom round 1). */
const types = {
  ...customEntityTypes,
  invoices: 'extendp21invoices',
  invoicePayments: 'extendp21invoicepayments',
} as const;

export type CustomEntityName = keyof typeof types;

/** Other names than the defaults: of the type, and of attributes and relations by the name the flows use. */
export interface CustomEntityNaming {
  readonly type?: string | undefined;
  readonly attributes?: Readonly<Record<string, string>> | undefined;
}

interface Definition {
  readonly fields: Readonly<Record<string, FieldKind>>;
  readonly relations: Readonly<Record<string, string>>;
  readonly identity?: readonly string[];
}

const key = 'text';

/** Attributes as recorded (6.1-custom/138, 184) or, for the others, named in the same way. */
const definitions: Readonly<Record<CustomEntityName, Definition>> = {
  budgets: {
    fields: {
      key,
      periodStart: 'date',
      periodEnd: 'date',
      limitAmount: 'decimal',
      spentAmount: 'decimal',
      currency: 'text',
      note: 'text',
    },
    relations: { customer: 'customers' },
  },
  unshippedItems: {
    fields: { key, sku: 'text', quantityOpen: 'decimal', unit: 'text', expectedDate: 'date' },
    relations: { parentOrder: 'orders' },
    // The recorded shop has no key here.
    identity: ['sku', 'unit'],
  },
  orderCharges: {
    fields: { key, code: 'text', description: 'text', amount: 'decimal', currency: 'text' },
    relations: { parentOrder: 'orders' },
  },
  invoices: {
    fields: {
      key,
      invoiceNumber: 'text',
      orderNumber: 'text',
      poNumber: 'text',
      invoicedOn: 'date',
      dueOn: 'date',
      totalAmount: 'decimal',
      openAmount: 'decimal',
      status: 'text',
      currency: 'text',
    },
    relations: { customer: 'customers' },
  },
  // The shop's: no row of it is written by the gateway.
  invoicePayments: {
    fields: {
      p21InvoiceNo: 'text',
      amount: 'decimal',
      currency: 'text',
      paidOn: 'date',
      method: 'text',
      reference: 'text',
    },
    relations: { customer: 'customers' },
  },
  promotions: {
    fields: {
      key,
      name: 'text',
      description: 'text',
      startsOn: 'date',
      endsOn: 'date',
      sku: 'text',
      discountType: 'text',
      discountValue: 'decimal',
      minimumQuantity: 'decimal',
      currency: 'text',
    },
    relations: { customer: 'customers' },
  },
  rewardPrograms: {
    fields: { key, name: 'text', description: 'text', startsOn: 'date', endsOn: 'date' },
    relations: {},
  },
};

export function customEntityOf(
  name: CustomEntityName,
  { type, attributes = {} }: CustomEntityNaming = {},
): CustomEntity {
  const { fields, relations, identity = [] } = definitions[name];
  const wireName = (field: string) => attributes[field] ?? (field === 'key' ? 'p21_key' : toSnakeCase(field));
  return {
    type: type ?? types[name],
    fields: Object.fromEntries(
      Object.entries(fields).map(([field, kind]) => [field, { attribute: wireName(field), kind }]),
    ),
    relations: Object.fromEntries(
      Object.entries(relations).map(([field, to]) => [field, { relationship: wireName(field), type: to }]),
    ),
    identity,
  };
}
