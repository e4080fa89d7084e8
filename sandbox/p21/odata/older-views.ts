/** The older read surface /data/erp/views/v1: OData 3, views only (p21-api 2.6). */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../auth/refusal.ts';
import { mayRead } from '../auth/session.ts';
import { originOf } from '../http/ui-router.ts';
import type { LocalTime } from '../local-time.ts';
import type { SandboxParts } from '../parts.ts';
import { viewSources } from '../views/sources.ts';
import { collectionBody } from './body.ts';
import { parseAddressed, rowByKey } from './entity-key.ts';
import { ODataProblem } from './problem.ts';
import { parseQuery } from './query.ts';
import { readRows } from './read.ts';
import { createRenderer } from './render.ts';
import type { RowSource } from './row-source.ts';

const root = '/data/erp/views/v1';

type Asked = FastifyRequest<{ Params: { source: string } }>;
type Answer = (
  request: Asked,
  source: RowSource,
  key: string | undefined,
) => string | NodeJS.ReadableStream | undefined;

export const registerOlderViews = (app: FastifyInstance, { database }: SandboxParts): void => {
  const views = viewSources(database);
  const { localTime } = database;
  const answerWith = (answer: Answer, contentType: string) => async (request: Asked, reply: FastifyReply) => {
    const { name, key } = parseAddressed(request.params.source);
    const source = views.get(name);
    if (source === undefined) return reply.code(404).send();
    if (request.session === null || !mayRead(request.session, name)) return refuse(reply);
    return sendAnswer(reply.type(contentType), () => answer(request, source, key));
  };
  const read: Answer = (request, source, key) =>
    key === undefined ? collection(request, source, localTime) : entity(request, source, key, localTime);
  const count: Answer = (request, source) => {
    const query = parseQuery(request.query as Record<string, unknown>, source.meta, 'v3');
    return String(readRows(source, query, 'v3', localTime).total);
  };
  app.get(`${root}/:source`, answerWith(read, 'application/json; odata=minimalmetadata; charset=utf-8'));
  app.get(`${root}/:source/$count`, answerWith(count, 'text/plain; charset=utf-8'));
};

const collection = (request: Asked, source: RowSource, localTime: LocalTime) => {
  const query = parseQuery(request.query as Record<string, unknown>, source.meta, 'v3');
  const { rows, total } = readRows(source, query, 'v3', localTime);
  const head = {
    'odata.metadata': `${originOf(request)}${root}/$metadata#${source.meta.name}`,
    ...(query.count ? { 'odata.count': String(total) } : {}),
  };
  return collectionBody(head, rows, createRenderer(source.meta, query.select, localTime, 'v3'));
};

const entity = (request: Asked, source: RowSource, key: string, localTime: LocalTime) => {
  const { select } = parseQuery(request.query as Record<string, unknown>, source.meta, 'v3');
  const row = rowByKey(source, key, localTime);
  if (row === undefined) return undefined;
  const metadata = JSON.stringify(`${originOf(request)}${root}/$metadata#${source.meta.name}/@Element`);
  const members = createRenderer(source.meta, select, localTime, 'v3')(row);
  return `{"odata.metadata":${metadata},${members.slice(1)}`;
};

const sendAnswer = (
  reply: FastifyReply,
  answer: () => string | NodeJS.ReadableStream | undefined,
): FastifyReply => {
  try {
    const body = answer();
    return body === undefined
      ? reply.code(404).send()
      : reply.header('DataServiceVersion', '3.0;').send(body);
  } catch (error) {
    if (!(error instanceof ODataProblem)) throw error;
    return reply.code(error.status).type('application/json; charset=utf-8').send(toProblemBody(error));
  }
};

/** Assumption: the envelope of OData 3; the published page shows no error of this surface. */
const toProblemBody = (problem: ODataProblem): object => ({
  'odata.error': { code: '', message: { lang: 'en-US', value: problem.message } },
});
