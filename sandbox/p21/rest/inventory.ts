/** /api/inventory/parts and its alias /api/inventory/v2/parts: items, prices, availability (p21-api 3.3, 6). */
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Row } from '../database/row.ts';
import { LocalTime } from '../local-time.ts';
import type { SandboxParts } from '../parts.ts';
import type { RestRoute } from './family.ts';
import { registerFamily } from './family.ts';
import { createPart, updatePart } from './part-writes.ts';
import { partChildren, partShape } from './parts-shape.ts';
import { priceRoutes } from './price-routes.ts';
import { QueryParameters } from './query-parameters.ts';
import { type RecordFamily, recordRoutes } from './record-family.ts';

const base = '/api/inventory/parts';
const alias = '/api/inventory/v2/parts';

export const registerInventory = (app: FastifyInstance, parts: SandboxParts): void => {
  const family = partFamily(parts);
  const records = recordRoutes(parts, family)
    .filter(({ path }) => path !== '/new')
    .map((route) => hanging(route, parts));
  registerFamily(app, parts, [base], [...records, ...priceRoutes(parts.database, false)]);
  registerFamily(app, parts, [alias], [...records, ...priceRoutes(parts.database, true)]);
};

/** There is no template: "new" is taken for an item id, which is a 404 (p21-api 3.3). */
const partFamily = ({ database }: SandboxParts): RecordFamily => {
  const items = database.table('inv_mast');
  const time = new LocalTime(database.timeZone);
  return {
    bases: [base],
    typeName: 'Part',
    shape: partShape(database),
    children: (row) => partChildren(database, row, time),
    find: (key) => items.find('item_id', key)[0],
    companions: () => [],
    create: (object, user) => createPart(database, object, user),
    update: (row: Row, object, user) => updatePart(database, row, object, user),
    hasTemplate: false,
  };
};

/** A list of all items keeps its caller waiting, in practice until it gives up (p21-api 3.3). */
const hanging = (route: RestRoute, { config }: SandboxParts): RestRoute => {
  if (route.method !== 'GET' || route.path !== '/') return route;
  return {
    ...route,
    handle: async (request, reply) => {
      if (new QueryParameters(request).get('$query') === undefined)
        await waitFor(config.partsListHangMs, request);
      return route.handle(request, reply);
    },
  };
};

/** Ends early when the caller goes away, and does not keep the process alive. */
const waitFor = async (ms: number, request: FastifyRequest): Promise<void> => {
  const gone = new AbortController();
  request.raw.socket.once('close', () => gone.abort());
  await wait(ms, undefined, { signal: gone.signal, ref: false }).catch(() => undefined);
};
