/** Prices and availability below /api/inventory/parts (p21-api 6.1 to 6.3), and explanations for people. */
import type { FastifyInstance } from 'fastify';
import type { Database } from '../database/database.ts';
import type { SandboxParts } from '../parts.ts';
import { availabilityOf } from '../pricing/availability.ts';
import { explainPrice } from '../pricing/explanation.ts';
import { itemAt } from '../pricing/price-case.ts';
import { PriceFault } from '../pricing/price-fault.ts';
import { readList } from './content.ts';
import type { RestRoute } from './family.ts';
import { answerPrice, stockFields } from './price-answer.ts';
import { readBatchItem, readCall, readSingle } from './price-requests.ts';
import { QueryParameters } from './query-parameters.ts';
import { notFound, RestProblem } from './rest-problem.ts';
import { isWireObject, listOf, type WireObject } from './wire-value.ts';

/** Routes of one base; `v2` is true below /api/inventory/v2/parts, which has spellings of its own. */
export const priceRoutes = (database: Database, v2: boolean): readonly RestRoute[] => {
  const single =
    (itemIdOf: (params: { itemId?: string }, parameters: QueryParameters) => string) =>
    ({ params, parameters }: { params: unknown; parameters: QueryParameters }) => ({
      name: 'ItemPrice',
      value: answerPrice(
        database,
        readSingle(itemIdOf(params as { itemId?: string }, parameters), parameters, database),
      ),
    });
  const byPath = single(({ itemId = '' }) => itemId);
  const byQuery = single((_params, parameters) => parameters.need('itemid'));
  const get = (path: string, handle: typeof byPath): RestRoute => ({
    method: 'GET',
    path,
    handle: (request) => handle({ params: request.params, parameters: new QueryParameters(request) }),
  });
  const older = [get('/v2/price/:itemId', byPath), get('/price', byQuery), get('/price/:itemId', byPath)];
  return [
    get('/:itemId/v2/price', byPath),
    ...(v2 ? older : []),
    batchPrices(database),
    itemsAvailability(database),
    itemAvailability(database),
  ];
};

/** One bad item fails the batch: its fault ends the whole call (p21-api 6.2). */
const batchPrices = (database: Database): RestRoute => ({
  method: 'POST',
  path: '/prices',
  handle: (request) => {
    const items = readList(request, 'itemInfo');
    const call = readCall(new QueryParameters(request), database);
    const prices = items.map((item) => answerPrice(database, readBatchItem(item, call, database)));
    return { name: 'ItemPrice', value: prices };
  },
});

/**
 * Assumption: in JSON the same fields in a plain list, and an unknown item fails the call as it does with prices;
 * p21-api 6.3 shows the XML form and the look for `<ResourceError>` only.
 */
const itemsAvailability = (database: Database): RestRoute => ({
  method: 'POST',
  path: '/itemsAvailability',
  handle: (request) => {
    const items = readList(request, 'itemInfo');
    const parameters = new QueryParameters(request);
    const locationId = parameters.need('locationId');
    parameters.need('companyId');
    const answers = items.map((item) => {
      const itemId = isWireObject(item) ? String(item.ItemId ?? '').trim() : '';
      return stockAt(database, itemId, locationId);
    });
    return { name: 'ItemAvailabilityInfo', value: answers };
  },
});

/** Assumption: one location when it is named, else all of the item; p21-api 6.3 gives the path only. */
const itemAvailability = (database: Database): RestRoute => ({
  method: 'GET',
  path: '/:itemId/availability',
  handle: (request) => {
    const { itemId = '' } = request.params as { itemId?: string };
    const locationId = new QueryParameters(request).get('locationId', 'sourceLocId');
    if (locationId !== undefined)
      return { name: 'ItemAvailabilityInfo', value: stockAt(database, itemId, locationId) };
    return { name: 'ItemAvailabilityInfo', value: listOf(stockEverywhere(database, itemId)) };
  },
});

const stockAt = (database: Database, itemId: string, locationId: string): WireObject => {
  const { item, stock } = itemAt(database, itemId, locationId);
  return { ItemId: String(item.item_id), ...stockFields(availabilityOf(database, stock)) };
};

const stockEverywhere = (database: Database, itemId: string): WireObject[] => {
  const item = database.table('inv_mast').find('item_id', itemId)[0];
  if (item === undefined) throw notFound(`GetById ${itemId}`);
  return database
    .table('inv_loc')
    .find('inv_mast_uid', item.inv_mast_uid ?? null)
    .filter((stock) => stock.delete_flag !== 'Y')
    .map((stock) => ({ ItemId: String(item.item_id), ...stockFields(availabilityOf(database, stock)) }));
};

/**
 * GET /explain on the control server: the parameters of p21-api 6.1 plus `itemId`; nothing of P21's own. Company and
 * locations may be left out: the company is the sandbox's, each location stands in for the other.
 */
export const registerExplain = (control: FastifyInstance, { database, config }: SandboxParts): void => {
  control.get('/explain', async (request, reply) => {
    try {
      const parameters = withDefaults(new QueryParameters(request), config.companyId);
      return explainPrice(database, readSingle(parameters.need('itemId'), parameters, database));
    } catch (error) {
      if (!(error instanceof RestProblem || error instanceof PriceFault)) throw error;
      return reply.code(400).send({ error: error.message });
    }
  });
};

const withDefaults = (given: QueryParameters, companyId: string): QueryParameters => {
  const location = given.get('sourceLocId', 'salesLocId') ?? '';
  const sales = given.get('salesLocId') ?? location;
  return given.with({
    companyId: given.get('companyId') ?? companyId,
    sourceLocId: location,
    salesLocId: sales,
  });
};
