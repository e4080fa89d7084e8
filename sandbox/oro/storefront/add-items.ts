// `POST /api/shoppinglists/{id}/items`: adds products to a list and sums up what is there already, unlike
// `POST /api/shoppinglistitems` (oro-api 4.11, recordings 6.1/506 and 6.1-custom/061).
import { ApiFailure, failure, requestDataError } from '../jsonapi/api-error.ts';
import { type ApiAnswer, type ApiCall, demand, rendering, rowOf } from '../jsonapi/call.ts';
import { type Body, isObject, parseBody } from '../jsonapi/json-body.ts';
import { toResource } from '../jsonapi/resource.ts';
import type { Row } from '../store/row.ts';
import { defaultListOf } from './default-shopping-list.ts';
import { mapOf, referenceOf } from './order-lines.ts';

const LISTS = 'shoppinglists';
const ITEMS = 'shoppinglistitems';

export function addItems(call: ApiCall): ApiAnswer {
  demand(call, 'edit');
  const { data } = parseBody(call.text);
  if (!Array.isArray(data) || !data.every(isObject)) {
    throw failure(requestDataError('The primary data object collection should be an array', '/data'));
  }
  const rows = call.api.store.transaction(() => {
    const list = listOf(call);
    return data.map((item, index) => addItem(call, list, item, index));
  });
  const view = rendering(call, { fields: new Map(), include: [], meta: [] });
  const entity = call.api.model.get(ITEMS);
  const links = view.links ? { links: { self: view.links.related(LISTS, call.id, 'items') } } : {};
  return { status: 200, document: { data: rows.map((row) => toResource(view, entity, row)), ...links } };
}

/** `default` makes the first list of a user that has none. */
function listOf(call: ApiCall): Row {
  const { api, scope, caller } = call;
  if (call.id === 'default' && defaultListOf(api.store, caller.userId) === undefined) {
    const resource = { type: LISTS, attributes: { name: 'Shopping List' } };
    return api.write(scope, { type: LISTS, resource, included: [], id: undefined }).primary.row;
  }
  return rowOf(call);
}

function addItem({ api, scope }: ApiCall, list: Row, item: Body, index: number): Row {
  const known = sameLine(api.store.table(ITEMS).find('shoppingList', list.id), item);
  try {
    return api.write(scope, {
      type: ITEMS,
      resource: known ? withSum(item, known) : withList(item, list),
      included: [],
      id: known?.id,
    }).primary.row;
  } catch (fault) {
    throw fault instanceof ApiFailure ? atIndex(fault, index) : fault;
  }
}

function sameLine(rows: readonly Row[], item: Body): Row | undefined {
  const [product, unit] = [referenceOf(item, 'product'), referenceOf(item, 'unit')];
  return rows.find(({ values }) => values.product === product && values.unit === unit);
}

function withSum(item: Body, known: Row): Body {
  const { quantity, ...rest } = mapOf(item.attributes);
  const sum = Number(known.values.quantity) + Number(quantity ?? 0);
  return { ...item, attributes: { ...rest, quantity: sum } };
}

function withList(item: Body, list: Row): Body {
  const shoppingList = { data: { type: LISTS, id: list.id } };
  return { ...item, relationships: { ...mapOf(item.relationships), shoppingList } };
}

function atIndex({ errors }: ApiFailure, index: number): ApiFailure {
  return new ApiFailure(
    errors.map((error) => ({
      ...error,
      pointer: `/data/${index}${(error.pointer ?? '/data').slice('/data'.length)}`,
    })),
  );
}
