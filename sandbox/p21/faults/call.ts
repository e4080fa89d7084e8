/** What a fault may be aimed at: the surface of P21 a request goes to, its service and whether it writes. */
import type { FastifyRequest } from 'fastify';

/** The surfaces of p21-api's map; `definition` is the discovery half of the Transaction API. */
export const families = [
  'token',
  'router',
  'odata',
  'views',
  'entity',
  'inventory',
  'orders',
  'transaction',
  'definition',
  'interactive',
  'other',
] as const;
export type Family = (typeof families)[number];

export interface Call {
  readonly method: string;
  /** Path without the query string. */
  readonly path: string;
  readonly family: Family;
  /** Name of the Transaction service, where the request names one. */
  readonly service?: string | undefined;
}

const prefixes: readonly (readonly [RegExp, Family])[] = [
  [/^\/api\/security\/token/i, 'token'],
  [/^\/api\/ui\/router/i, 'router'],
  [/^\/odataservice\//i, 'odata'],
  [/^\/data\/erp\//i, 'views'],
  [/^\/api\/entity\//i, 'entity'],
  [/^\/api\/inventory\//i, 'inventory'],
  [/^\/api\/sales\/orders/i, 'orders'],
  [/^\/uiserver\d*\/api\/v2\/(transaction|commands|process)/i, 'transaction'],
  [/^\/uiserver\d*\/api\/v2\//i, 'definition'],
  [/^\/uiserver\d*\/api\/ui\/interactive/i, 'interactive'],
];

const familyOf = (path: string): Family => prefixes.find(([pattern]) => pattern.test(path))?.[1] ?? 'other';

const services = new WeakMap<FastifyRequest, string>();

/** Remembers which service a request's body names, for faults aimed at that service. */
export const nameService = (request: FastifyRequest, service: string): void => {
  services.set(request, service);
};

export const toCall = (request: FastifyRequest): Call => {
  const path = request.url.split('?', 1)[0] ?? request.url;
  return { method: request.method, path, family: familyOf(path), service: services.get(request) };
};

/** POSTs that only read: prices, availability and `/transaction/get` (p21-api 4.4, 6.2, 6.3). */
const readingPosts = /\/transaction\/get$|\/prices$|itemsAvailability$/i;

/** True of requests that change P21's tables, seen from outside. */
export const isWrite = (call: Call): boolean => {
  if (call.method === 'GET' || call.method === 'HEAD') return false;
  if (call.family === 'token' || call.family === 'interactive') return false;
  return !readingPosts.test(call.path.replace(/\/+$/, ''));
};
