// Orders and their parts as a back-office client writes them.
import { type AnyJson, ref } from './shop-client.ts';

export interface NewLine {
  readonly sku: string;
  readonly quantity?: number;
  readonly attributes?: object;
  readonly unit?: string;
}

const lineOf = ({ sku, quantity = 1, attributes = {}, unit = 'item' }: NewLine, index: number) => ({
  type: 'orderlineitems',
  id: `line${index}`,
  attributes: { productSku: sku, quantity, value: '10.0000', currency: 'USD', ...attributes },
  relationships: { productUnit: ref('productunits', unit) },
});

export interface NewOrder {
  readonly customer: string;
  readonly lines: readonly NewLine[];
  readonly attributes?: object;
  readonly relationships?: object;
  readonly included?: readonly object[];
}

export const orderBody = ({ customer, lines, attributes, relationships, included = [] }: NewOrder) => ({
  data: {
    type: 'orders',
    attributes: { currency: 'USD', ...attributes },
    relationships: {
      customer: ref('customers', customer),
      lineItems: { data: lines.map((_, index) => ({ type: 'orderlineitems', id: `line${index}` })) },
      ...relationships,
    },
  },
  included: [...lines.map(lineOf), ...included],
});

/** `title | detail | pointer` of each error, as far as there are such. */
export const faults = (body: AnyJson): readonly string[] =>
  body.errors.map((error: AnyJson) =>
    [error.title, error.detail, error.source?.pointer ?? error.source?.parameter]
      .filter((part) => part !== undefined)
      .join(' | '),
  );
