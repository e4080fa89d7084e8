/**
 * Makes and changes ship-tos through service ShipTo (p21-api 4.6). The entity API cannot: PUT on addresses is 405
 * (p21-api 3.2), and a ship-to is more than its address.
 */
import type { ReadOptions } from '../paging.ts';
import { type ColumnValue, missingColumns } from './column-fields.ts';
import { writeColumns } from './column-writes.ts';
import type { PostalDraft } from './postal-columns.ts';
import { postalColumns } from './postal-columns.ts';
import type { TransactionsSource } from './transactions.datasource.ts';
import type { WriteAnswer, Written } from './write-answer.ts';

export interface ShipToDraft {
  /** Null for a new one: P21 numbers it. */
  readonly shipToId: string | null;
  readonly customerId: string;
  readonly name: string;
  readonly address: PostalDraft;
  readonly phone: string | null | undefined;
  readonly email: string | null | undefined;
  readonly deliveryInstructions: string | null | undefined;
  readonly carrierId: string | undefined;
  readonly taxGroupId: string | undefined;
  readonly termsId: string | undefined;
  /** Needed for a new one. */
  readonly defaultBranchId: string | undefined;
  /** True takes the ship-to out of use. */
  readonly deleted: boolean | undefined;
}

const shipToElement = 'TABPAGE_1.shiptomain';

export class ShipToWrites {
  constructor(
    private readonly transactions: TransactionsSource,
    private readonly companyId: string,
  ) {}

  upsert(draft: ShipToDraft, options: ReadOptions = {}): Promise<WriteAnswer> {
    const isNew = draft.shipToId === null;
    const keys = isNew ? [] : ['company_id', 'address_id'];
    const values = columnsOf(this.companyId, draft);
    const record = { service: 'ShipTo', main: shipToElement, keys, values };
    return writeColumns(this.transactions, record, options);
  }

  /** Columns the service has no field for, as `table.column`. Throws a `GatewayError` when it cannot be asked. */
  async missing(options: ReadOptions = {}): Promise<readonly string[]> {
    const definition = await this.transactions.definition('ShipTo', options);
    return missingColumns(definition, columnsOf(this.companyId, everything));
  }

  /** The ship-to P21 named in its answer. */
  idIn({ named }: Written): string | null {
    return named(shipToElement, 'address_id');
  }
}

const columnsOf = (companyId: string, draft: ShipToDraft): ColumnValue[] => [
  documented('company_id', 'company_id', companyId),
  documented('ship_to_id', 'address_id', draft.shipToId ?? undefined),
  // The owner of a ship-to never changes: the field is closed once it is there.
  documented('customer_id', 'customer_id', draft.shipToId === null ? draft.customerId : undefined),
  { table: 'address', column: 'name', value: draft.name, documented: `${shipToElement}/address_name` },
  documented('default_branch', 'default_branch', draft.defaultBranchId),
  documented('tax_group_id', 'tax_group_id', draft.taxGroupId),
  documented('terms_id', 'terms_id', draft.termsId),
  ...postalColumns('phys', draft.address, shipToElement),
  { table: 'address', column: 'central_phone_number', value: draft.phone },
  { table: 'address', column: 'email_address', value: draft.email },
  { table: 'ship_to', column: 'default_carrier_id', value: draft.carrierId },
  { table: 'ship_to', column: 'delivery_instructions', value: draft.deliveryInstructions },
  { table: 'ship_to', column: 'delete_flag', value: toFlag(draft.deleted) },
];

const toFlag = (deleted: boolean | undefined): string | undefined =>
  deleted === undefined ? undefined : deleted ? 'Y' : 'N';

const documented = (column: string, edit: string, value: string | undefined): ColumnValue => ({
  table: 'ship_to',
  column,
  value,
  documented: `${shipToElement}/${edit}`,
});

const everything: ShipToDraft = {
  shipToId: null,
  customerId: '',
  name: '',
  address: { street: '', street2: '', city: '', state: '', postalCode: '', country: '' },
  phone: undefined,
  email: undefined,
  deliveryInstructions: undefined,
  carrierId: undefined,
  taxGroupId: undefined,
  termsId: undefined,
  defaultBranchId: undefined,
  deleted: undefined,
};
