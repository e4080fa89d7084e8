/** Mounts an API on the HTTP server: authentication, negotiation, dispatch, and the form of every answer. */
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type AnswerShape, observedMs, refusalMs } from '../control/observed-latency.ts';
import { challengeFor, tokenOf } from '../oauth/bearer-token.ts';
import {
  type ApiError,
  ApiFailure,
  failure,
  notAccessible,
  toErrorObject,
  unknownType,
} from './api-error.ts';
import type { ApiAnswer, ApiCall } from './call.ts';
import type { Caller } from './caller.ts';
import { dispatch, type Extensions, type Shape } from './dispatch.ts';
import type { JsonApi } from './json-api.ts';
import { isObject } from './json-body.ts';
import { createLinkMaker } from './links.ts';
import { type Form, formOf, isReadBody, jsonApiType } from './negotiation.ts';
import { toPlainDocument, toPlainErrors } from './plain-form.ts';

export interface MountOptions extends Extensions {
  /** Whom a token means now; undefined is a 401. */
  readonly identify: (token: string) => Caller | undefined;
  /** Refuses calls before anything is looked at. @throws ApiFailure */
  readonly guard?: (call: ApiCall) => void;
}

/** Of the observed time of a write, the part before anything is written. */
const slowLeadMs = 30;

const methods = ['GET', 'POST', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'PUT'] as const;

export function registerJsonApi(app: FastifyInstance, api: JsonApi, options: MountOptions): void {
  const shapes: readonly [string, Shape][] = [
    ['/:type', 'list'],
    ['/:type/:id', 'item'],
    ['/:type/:id/:association', 'subresource'],
    ['/:type/:id/relationships/:association', 'relationship'],
  ];
  for (const [path, shape] of shapes) {
    app.route({
      method: [...methods],
      url: api.prefix + path,
      exposeHeadRoute: false,
      handler: (request, reply) => answer(request, reply, shape, api, options),
    });
  }
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  shape: Shape,
  api: JsonApi,
  options: MountOptions,
): Promise<FastifyReply> {
  // Creates that come together are judged together: the later ones race with what the first writes.
  const arrived = api.store.clock;
  const isSlow = api.settings.latency === 'observed';
  const leadMs = request.method === 'GET' ? 0 : isSlow ? slowLeadMs : api.raceWindowMs;
  if (request.method === 'POST' || (isSlow && leadMs > 0)) await wait(leadMs);
  reply.header('Cache-Control', 'must-revalidate, no-cache, no-store, private');
  let form: Form = 'plain';
  try {
    if (isPreflight(request)) return preflight(request, reply, shape, api);
    const caller = authenticate(request, options);
    if (!caller) return unauthorized(request, reply);
    form = formOf(request.headers.accept, request.headers['content-type']);
    const scope = { api, caller, arrived };
    const call = { ...toCall(request, api, caller), scope, plain: form === 'plain' };
    options.guard?.(call);
    const found = await dispatch(shape, methodOf(request), call, options);
    if (isSlow) await wait(Math.max(0, observedMs(toAnswerShape(call, request.method, found)) - leadMs));
    return send(reply, found, form);
  } catch (fault) {
    if (!(fault instanceof ApiFailure)) throw fault;
    if (isSlow) await wait(Math.max(0, refusalMs - leadMs));
    return sendFailure(reply, fault, form);
  }
}

const toAnswerShape = (call: ApiCall, method: string, { document }: ApiAnswer): AnswerShape => ({
  method,
  document,
  hasLinks: !call.includes.has('noHateoas'),
  includes: (new URLSearchParams(call.query).get('include') ?? '').split(',').filter(Boolean).length,
});

/** Long filters may come in the body of a POST (oro-api 1.5). */
const methodOf = (request: FastifyRequest): string => {
  const override = request.headers['x-http-method-override'];
  return request.method === 'POST' && typeof override === 'string' ? override.toUpperCase() : request.method;
};

function authenticate(request: FastifyRequest, { identify }: MountOptions): Caller | undefined {
  const token = tokenOf(request.headers.authorization, bodyToken(request));
  return token === undefined ? undefined : identify(token);
}

function bodyToken(request: FastifyRequest): unknown {
  if (request.headers.authorization !== undefined || !textOf(request).includes('"access_token"'))
    return undefined;
  try {
    const body: unknown = JSON.parse(textOf(request));
    return isObject(body) ? body.access_token : undefined;
  } catch {
    return undefined;
  }
}

function unauthorized(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const challenge = challengeFor(request.headers.authorization);
  if (challenge !== undefined) reply.header('WWW-Authenticate', challenge);
  return reply
    .code(401)
    .header('Cache-Control', 'no-cache, private')
    .header('Content-Type', jsonApiType)
    .send(Buffer.alloc(0));
}

type Parameters = Readonly<Record<'type' | 'id' | 'association', string | undefined>>;

function toCall(request: FastifyRequest, api: JsonApi, caller: Caller): Omit<ApiCall, 'scope' | 'plain'> {
  const { type = '', id = '', association = '' } = request.params as Parameters;
  const entity = api.model.find(type);
  if (!entity) throw failure(api.model.isKnown(type) ? notAccessible : unknownType(type));
  const { headers } = request;
  return {
    api,
    caller,
    entity,
    id,
    association,
    headers,
    query: queryOf(request),
    text: isReadBody(headers['content-type']) ? textOf(request) : '',
    includes: new Set(
      String(headers['x-include'] ?? '')
        .split(';')
        .map((key) => key.trim()),
    ),
    urls: createLinkMaker(originOf(request, api), api.prefix),
  };
}

const textOf = ({ body }: FastifyRequest): string => (typeof body === 'string' ? body : '');

/** With a method override the body holds the parameters, as JSON or as a query string. */
function queryOf(request: FastifyRequest): string {
  const query = request.url.includes('?') ? request.url.slice(request.url.indexOf('?') + 1) : '';
  const overridden = methodOf(request) !== request.method;
  return overridden ? [query, bodyQuery(textOf(request))].filter(Boolean).join('&') : query;
}

function bodyQuery(text: string): string {
  if (!text.trimStart().startsWith('{')) return text.trim();
  const pairs = (value: unknown, path: string): string[] =>
    isObject(value)
      ? Object.entries(value).flatMap(([name, inner]) =>
          pairs(inner, path === '' || name.startsWith('[') ? path + name : `${path}[${name}]`),
        )
      : [
          `${encodeURIComponent(path)}=${encodeURIComponent(Array.isArray(value) ? value.join(',') : String(value ?? ''))}`,
        ];
  return pairs(JSON.parse(text), '').join('&');
}

const originOf = (request: FastifyRequest, { settings }: JsonApi): string =>
  settings.publicUrl ?? `${request.protocol}://${request.host}`;

const isPreflight = ({ method, headers }: FastifyRequest): boolean =>
  method === 'OPTIONS' &&
  headers.origin !== undefined &&
  headers['access-control-request-method'] !== undefined;

/** Recording 6.1/073: no origin is allowed out of the box, so the answer has no Access-Control-Allow-Origin. */
async function preflight(
  request: FastifyRequest,
  reply: FastifyReply,
  shape: Shape,
  api: JsonApi,
): Promise<FastifyReply> {
  const caller: Caller = { area: api.area, userId: '', may: () => true };
  const call = { ...toCall(request, api, caller), scope: api.scope(caller), plain: false };
  const { headers = {} } = await dispatch(shape, 'OPTIONS', call, {});
  return reply
    .code(200)
    .headers({
      'Cache-Control': 'max-age=600, public',
      'Access-Control-Allow-Headers': 'Authorization,Content-Type,X-Include',
      'Access-Control-Expose-Headers': 'Location,X-Include-Total-Count,X-Include-Deleted-Count',
      'Access-Control-Max-Age': '600',
      'Access-Control-Allow-Methods': headers.Allow ?? '',
      'Content-Type': jsonApiType,
      Vary: 'Origin',
    })
    .send(Buffer.alloc(0));
}

function send(reply: FastifyReply, { status, headers = {}, document }: ApiAnswer, form: Form): FastifyReply {
  reply.code(status).headers(headers);
  if (document === undefined) return empty(reply, status, form);
  return sendJson(reply, form === 'plain' ? toPlainDocument(document) : document, form);
}

function sendFailure(reply: FastifyReply, fault: ApiFailure, form: Form): FastifyReply {
  reply.code(fault.status).headers(fault.headers);
  const errors: readonly ApiError[] = fault.errors.filter(({ title }) => title !== '');
  if (errors.length === 0) return empty(reply, fault.status, form);
  return sendJson(
    reply,
    form === 'plain' ? toPlainErrors(errors) : { errors: errors.map(toErrorObject) },
    form,
  );
}

function empty(reply: FastifyReply, status: number, form: Form): FastifyReply {
  if (status !== 204) reply.header('Content-Type', form === 'plain' ? 'application/json' : jsonApiType);
  return reply.send(Buffer.alloc(0));
}

/** As bytes: Fastify would add a charset to texts. */
function sendJson(reply: FastifyReply, body: unknown, form: Form): FastifyReply {
  return reply
    .header('Content-Type', form === 'plain' ? 'application/json' : jsonApiType)
    .send(Buffer.from(JSON.stringify(body)));
}
