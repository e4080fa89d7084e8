/** The storefront page that is asked for: 24 products with the customer's own prices and the stock of 3 locations. */
import { locationIds, skuOf } from './slow-erp-answers.ts';

export const skusPerPage = 24;

export const pageQuery = `query Page($items: [ItemQuantityInput!]!, $skus: [String!]!, $locationIds: [ID!]) {
  prices(items: $items) {
    sku
    quantity { value unitOfMeasure }
    unitPrice { amount currency }
    extendedPrice { amount currency }
    asOf
    stale
  }
  inventory(skus: $skus, locationIds: $locationIds) {
    sku
    locationId
    available { value unitOfMeasure }
    onHand { value }
    nextDueOn
    asOf
    stale
  }
}`;

export interface PageRequest {
  /** Bearer token of the customer. */
  readonly token: string;
  readonly body: string;
}

/** The variables of a page that begins with an item; items go round. */
export function pageVariables(firstItem: number, items: number, count = skusPerPage) {
  const skus = Array.from({ length: count }, (_, index) => skuOf(((firstItem + index) % items) + 1));
  return { skus, items: skus.map((sku) => ({ sku, quantity: '1' })), locationIds };
}

/** Every page of every customer in an order that visits customers in turn. */
export function createPages(tokens: readonly string[], items: number, query = pageQuery): () => PageRequest {
  let next = 0;
  const bodies = new Map<number, string>();
  const pages = Math.ceil(items / skusPerPage);
  return () => {
    const turn = next++;
    const page = Math.floor(turn / tokens.length) % pages;
    const body =
      bodies.get(page) ?? JSON.stringify({ query, variables: pageVariables(page * skusPerPage, items) });
    bodies.set(page, body);
    return { token: tokens[turn % tokens.length] ?? '', body };
  };
}
