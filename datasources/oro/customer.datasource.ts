/** Accounts of the shop, found by their own ids or by the P21 customer id they carry. */
import type { KeyAbility } from './capability.resource.ts';
import { customFields } from './custom-fields.ts';
import type { OroCustomer } from './customer.resource.ts';
import type { JsonApiResource } from './json-api.document.ts';
import type { ResourceQuery } from './json-api.query.ts';
import { listByKeyAttribute } from './key-attribute.ts';
import { listByKeys, type OroApi, recordIds } from './oro-api.ts';

export class CustomerDatasource {
  readonly #api: OroApi;
  readonly #customerKey: string;
  readonly #keyAbility: () => Promise<KeyAbility>;

  constructor(api: OroApi, customerKey: string, keyAbility: () => Promise<KeyAbility>) {
    this.#api = api;
    this.#customerKey = customerKey;
    this.#keyAbility = keyAbility;
  }

  async byIds(ids: readonly string[]): Promise<OroCustomer[]> {
    return this.#toCustomers(
      await listByKeys(this.#query, 'id', recordIds(ids), (chunk) => this.#api.list(chunk)),
    );
  }

  /** Empty when the shop lacks the attribute named by `customerKey`. */
  async byP21Ids(p21CustomerIds: readonly string[]): Promise<OroCustomer[]> {
    return this.#toCustomers(
      await listByKeyAttribute(this.#api, this.#query, this.#customerKey, p21CustomerIds, this.#keyAbility),
    );
  }

  get #query(): ResourceQuery {
    return {
      type: 'customers',
      fields: {
        customers: [
          'name',
          'externalId',
          this.#customerKey,
          customFields.customerCreditLimit,
          'createdAt',
          'updatedAt',
          'parent',
          'group',
          'paymentTerm',
          'taxCode',
          'internal_rating',
        ],
        customergroups: ['name'],
        paymentterms: ['label'],
        customertaxcodes: ['code'],
      },
      include: ['parent', 'group', 'paymentTerm', 'taxCode'],
    };
  }

  #toCustomers(rows: readonly JsonApiResource[]): OroCustomer[] {
    return rows.map((row) => ({
      id: row.id,
      name: row.requiredText('name'),
      p21CustomerId: row.text(this.#customerKey),
      externalId: row.text('externalId'),
      parent: row.reference('parent', 'name'),
      group: row.reference('group', 'name'),
      paymentTerm: row.reference('paymentTerm', 'label'),
      taxCode: row.reference('taxCode', 'code'),
      internalRating: row.oneId('internal_rating'),
      creditLimit: row.decimal(customFields.customerCreditLimit),
      createdAt: row.requiredInstant('createdAt'),
      updatedAt: row.requiredInstant('updatedAt'),
    }));
  }
}
