/** What all REST families share: answers in JSON or XML, error envelopes, `/ping`, `/help`, the slash of collections. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { redirectToSlash } from '../http/app.ts';
import { LocalTime } from '../local-time.ts';
import type { SandboxParts } from '../parts.ts';
import { PriceFault } from '../pricing/price-fault.ts';
import { type Content, sendContent, wantsJson } from './content.ts';
import {
  businessProblem,
  MethodNotAllowed,
  RequestNotReadable,
  RestProblem,
  requestErrorPage,
  servicePage,
  toEnvelope,
} from './rest-problem.ts';

export type RestHandler = (request: FastifyRequest, reply: FastifyReply) => Content | Promise<Content>;

export interface RestRoute {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Below the family's base, e.g. "/:key". */
  readonly path: string;
  readonly handle: RestHandler;
}

/** One family at one base path, e.g. "/api/entity/customers". Aliases are further calls with the same routes. */
export const registerFamily = (
  app: FastifyInstance,
  { database }: SandboxParts,
  bases: readonly string[],
  routes: readonly RestRoute[],
): void => {
  const time = new LocalTime(database.timeZone);
  app.register(async (scope) => {
    scope.setErrorHandler((error, request, reply) => {
      const base = bases.find((path) => request.url.toLowerCase().startsWith(path)) ?? '';
      return answerProblem(error, request, reply, { helpUrl: `${base}/help`, now: database.now(), time });
    });
    for (const base of bases) {
      redirectToSlash(scope, base);
      scope.get(`${base}/help`, async (_request, reply) =>
        page(reply, 200, helpPage(base, [ping, ...routes])),
      );
      for (const route of [ping, ...routes]) addRoute(scope, base, route);
    }
  });
};

const ping: RestRoute = {
  method: 'GET',
  path: '/ping',
  handle: () => ({ name: 'PingResponse', value: { ResponseMessage: 'success' } }),
};

/** Every family has one (p21-api 3.1). Assumption: its looks, but for being a page that lists the operations. */
const helpPage = (base: string, routes: readonly RestRoute[]): string => {
  const rows = routes.map(
    ({ method, path }) => `<tr><td>${base}${path.replace(/:(\w+)/g, '{$1}')}</td><td>${method}</td></tr>`,
  );
  return `<html><head><title>Operations at ${base}</title></head><body><table>${rows.join('')}</table></body></html>`;
};

const addRoute = (scope: FastifyInstance, base: string, { method, path, handle }: RestRoute): void => {
  scope.route({
    method,
    url: `${base}${path}`,
    handler: async (request, reply) => {
      if (/%2f/i.test(request.url.split('?', 1)[0] ?? '')) throw new EndpointNotFound();
      return sendContent(request, reply, await handle(request, reply));
    },
  });
};

/** A key with a slash: IIS takes %2F for a separator, and no operation has that many segments (p21-api 3.3). */
class EndpointNotFound extends Error {}

interface ProblemContext {
  readonly helpUrl: string;
  readonly now: number;
  readonly time: LocalTime;
}

const answerProblem = (
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  { helpUrl, now, time }: ProblemContext,
): FastifyReply => {
  if (error instanceof EndpointNotFound) return page(reply, 404, servicePage('Endpoint not found.', helpUrl));
  if (error instanceof MethodNotAllowed) return page(reply, 405, servicePage('Method not allowed.', helpUrl));
  if (error instanceof RequestNotReadable) return page(reply, 400, requestErrorPage(helpUrl));
  const problem = toProblem(error);
  const stamp = wantsJson(request) ? wcfDate(now, time) : time.toOffsetText(now);
  return sendContent(request, reply.code(problem.status), {
    name: 'ResourceError',
    value: toEnvelope(problem, stamp),
  });
};

const page = (reply: FastifyReply, status: number, html: string): FastifyReply =>
  reply.code(status).type('text/html; charset=utf-8').send(html);

/** What is neither a problem nor a fault is a bug of the sandbox, and looks like one of P21's. */
const toProblem = (error: unknown): RestProblem => {
  if (error instanceof RestProblem) return error;
  if (error instanceof PriceFault) return businessProblem(error.message);
  return new RestProblem(500, 'System.Exception', error instanceof Error ? error.message : String(error));
};

/** "/Date(1767225600000-0500)/" (p21-api 9.1). */
const wcfDate = (epochMs: number, time: LocalTime): string => {
  const offset = time.toOffsetText(epochMs).slice(-6).replace(':', '');
  return `/Date(${epochMs}${offset})/`;
};
