/** The OData 4 service: /odataservice/odata/table/{table} and /view/{view}, read only (p21-api 2.1 to 2.5). */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../auth/refusal.ts';
import { mayRead } from '../auth/session.ts';
import { sendHtmlNotFound } from '../http/app.ts';
import { originOf } from '../http/ui-router.ts';
import type { SandboxParts } from '../parts.ts';
import { type Sources, tableSources, viewSources } from '../views/sources.ts';
import { collectionBody } from './body.ts';
import { toMetadata, toServiceDocument } from './metadata.ts';
import { ODataProblem } from './problem.ts';
import { parseQuery } from './query.ts';
import { readRows } from './read.ts';
import { createRenderer } from './render.ts';
import type { RowSource } from './row-source.ts';

const service = '/odataservice/odata';
const contentType = 'application/json; odata.metadata=minimal; odata.streaming=true; charset=utf-8';

export const registerOData = (app: FastifyInstance, parts: SandboxParts): void => {
  registerSegment(app, 'table', tableSources(parts.database), parts);
  registerSegment(app, 'view', viewSources(parts.database), parts);
  // IIS takes "bin" for the program folder and refuses it before P21 sees it (p21-api 2.1).
  app.get(`${service}/table/bin`, async (_request, reply) => sendHtmlNotFound(reply));
  app.route({
    method: ['POST', 'PUT', 'PATCH', 'DELETE'],
    url: `${service}/*`,
    handler: async (_request, reply) => reply.code(405).header('Allow', 'GET').send(),
  });
  app.get(`${service}/*`, async (_request, reply) => sendEmptyNotFound(reply));
};

const registerSegment = (
  app: FastifyInstance,
  segment: string,
  sources: Sources,
  parts: SandboxParts,
): void => {
  const root = `${service}/${segment}`;
  const serviceDocument = async (request: FastifyRequest, reply: FastifyReply) => {
    if (request.session?.odata !== true) return refuse(reply);
    return sendJson(reply, JSON.stringify(toServiceDocument(originOf(request) + root, sources)));
  };
  app.get(root, serviceDocument);
  app.get(`${root}/`, serviceDocument);
  app.get(`${root}/$metadata`, async (request, reply) =>
    request.session?.odata === true ? sendJson(reply, JSON.stringify(toMetadata(sources))) : refuse(reply),
  );
  app.get<{ Params: { source: string } }>(`${root}/:source`, async (request, reply) => {
    const source = sources.get(request.params.source.toLowerCase());
    if (source === undefined) return sendEmptyNotFound(reply);
    if (request.session === null || !mayRead(request.session, source.meta.name)) return refuse(reply);
    return answerRead(request, reply, source, originOf(request) + root, parts);
  });
};

const answerRead = (
  request: FastifyRequest,
  reply: FastifyReply,
  source: RowSource,
  rootUrl: string,
  { database: { localTime } }: SandboxParts,
): FastifyReply => {
  try {
    const query = parseQuery(request.query as Record<string, unknown>, source.meta, 'v4');
    const { rows, total } = readRows(source, query, 'v4', localTime);
    const selected = query.select === undefined ? '' : `(${query.select.join(',')})`;
    const head = {
      '@odata.context': `${rootUrl}/$metadata#${source.meta.name}${selected}`,
      ...(query.count ? { '@odata.count': total } : {}),
    };
    return sendJson(
      reply,
      collectionBody(head, rows, createRenderer(source.meta, query.select, localTime, 'v4')),
    );
  } catch (error) {
    if (error instanceof ODataProblem) return sendProblem(reply, error);
    throw error;
  }
};

const sendJson = (reply: FastifyReply, body: string | NodeJS.ReadableStream): FastifyReply =>
  reply.header('OData-Version', '4.0').type(contentType).send(body);

/** Assumption: the envelope of Microsoft's OData library; p21-api gives status and text (2.3, 12.7). */
const sendProblem = (reply: FastifyReply, problem: ODataProblem): FastifyReply =>
  sendJson(
    reply.code(problem.status),
    JSON.stringify({ error: { code: String(problem.status), message: problem.message } }),
  );

/** Unknown names and the wrong segment (p21-api 2.1, 2.3). */
const sendEmptyNotFound = (reply: FastifyReply): FastifyReply => reply.code(404).send();
