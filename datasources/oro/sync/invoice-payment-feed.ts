/**
 * What customers have paid of their invoices in the shop, one row a payment of an invoice. Oro's core says nothing of
 * payments in the back office (oro-api 4.12), and how the Enterprise edition's paid invoices are read is not public
 * (oro-api 5.2): a custom entity of the shop carries them (`docs/configure-oro.md`). Rows have no time of change.
 */
import type { DecimalString } from '../../../src/decimal.ts';
import type { CalendarDate } from '../../../src/instant.ts';
import { isMissingResource } from '../json-api.errors.ts';
import { listByKeys, type OroApi, recordIds } from '../oro-api.ts';
import { missingEntity } from './custom-entity.ability.ts';
import type { CustomEntity } from './custom-entity.ts';
import { attributesOf, toStoredRow } from './custom-row.ts';

export interface OroInvoicePayment {
  readonly id: string;
  /** Customer of the shop. */
  readonly customerId: string | null;
  readonly p21InvoiceNo: string | null;
  readonly amount: DecimalString | null;
  readonly currency: string | null;
  readonly paidOn: CalendarDate | null;
  /** How it was paid, in the words of the shop, e.g. "credit_card". */
  readonly method: string | null;
  /** Of the payment provider, for people. */
  readonly reference: string | null;
}

const paymentsPerPage = 500;

export class InvoicePaymentFeed {
  readonly #api: OroApi;
  readonly #entity: CustomEntity;

  constructor(api: OroApi, entity: CustomEntity) {
    this.#api = api;
    this.#entity = entity;
  }

  /** In the order they were made, after the one given; `next` is null behind the last. */
  async page(
    after: string | null,
  ): Promise<{ readonly payments: OroInvoicePayment[]; readonly next: string | null }> {
    const filters = [{ field: 'id', operator: 'gt', values: [after ?? '0'] }] as const;
    const query = { ...this.#query(), filters, sort: ['id'] };
    const rows = await this.#known(this.#api.page(query, { size: paymentsPerPage, number: 1 }));
    const payments = rows.map((row) => this.#toPayment(row));
    return { payments, next: rows.length < paymentsPerPage ? null : (rows.at(-1)?.id ?? null) };
  }

  async byIds(ids: readonly string[]): Promise<OroInvoicePayment[]> {
    const rows = listByKeys(this.#query(), 'id', recordIds(ids), (chunk) => this.#api.list(chunk));
    return (await this.#known(rows)).map((row) => this.#toPayment(row));
  }

  #query() {
    const { type } = this.#entity;
    return { type, fields: { [type]: attributesOf(this.#entity) } };
  }

  async #known<Rows>(asking: Promise<Rows>): Promise<Rows> {
    try {
      return await asking;
    } catch (error) {
      throw isMissingResource(error) ? missingEntity(this.#entity.type) : error;
    }
  }

  #toPayment(row: Parameters<typeof toStoredRow>[1]): OroInvoicePayment {
    const { id, values } = toStoredRow(this.#entity, row);
    const of = (name: string) => values[name] ?? null;
    return {
      id,
      customerId: of('customer'),
      p21InvoiceNo: of('p21InvoiceNo'),
      amount: of('amount'),
      currency: of('currency'),
      paidOn: of('paidOn'),
      method: of('method'),
      reference: of('reference'),
    };
  }
}
