/** Bodies in and out: JSON or XML by Content-Type and Accept, each apart from the other (p21-api 4.1; M03). */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { jsonBody, textBody } from '../http/body.ts';
import { contentRequired, MalformedDocument } from './malformed.ts';
import { fromXml } from './read-xml.ts';
import { toXml, toXmlList } from './write-xml.ts';

/** The body as JSON-like data; `roots` are the XML roots it may have. Throws a `MalformedDocument`. */
export const readBody = (request: FastifyRequest, ...roots: readonly string[]): unknown => {
  if ((request.headers['content-type'] ?? '').includes('xml')) return fromXml(textBody(request), ...roots);
  const body = jsonBody(request);
  if (body === undefined) throw contentRequired();
  return body;
};

const wantsXml = (request: FastifyRequest): boolean => {
  const accept = request.headers.accept ?? '';
  return accept.includes('xml') && !accept.includes('json');
};

export const send = (
  request: FastifyRequest,
  reply: FastifyReply,
  root: string,
  value: unknown,
): FastifyReply =>
  wantsXml(request)
    ? reply.type('application/xml; charset=utf-8').send(toXml(root, value))
    : reply.type('application/json; charset=utf-8').send(JSON.stringify(value));

export const sendList = (
  request: FastifyRequest,
  reply: FastifyReply,
  item: string,
  values: readonly unknown[],
): FastifyReply =>
  wantsXml(request)
    ? reply.type('application/xml; charset=utf-8').send(toXmlList(`ArrayOf${item}`, item, values))
    : reply.type('application/json; charset=utf-8').send(JSON.stringify(values));

/** Errors of the document follow Accept as RFC 7807 problems (M03). */
export const sendProblem = (
  request: FastifyRequest,
  reply: FastifyReply,
  error: MalformedDocument,
): FastifyReply => {
  const title = error.status === 400 ? 'One or more validation errors occurred.' : 'An error occurred.';
  const problem = { detail: error.message, status: error.status, title };
  const coded = reply.code(error.status);
  return wantsXml(request)
    ? coded.type('application/problem+xml').send(toXml('problem', problem))
    : coded.type('application/problem+json').send(JSON.stringify(problem));
};
