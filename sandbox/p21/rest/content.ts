/** Which form a request has and its answer gets: XML unless JSON is named (p21-api 3.1). */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { textBody } from '../http/body.ts';
import { writeJson } from './json-document.ts';
import { badBody, RequestNotReadable } from './rest-problem.ts';
import type { WireObject, WireValue } from './wire-value.ts';
import { isWireObject } from './wire-value.ts';
import { itemsOf, readXml, writeXml } from './xml-document.ts';

/** An answer and the name of its type, which is the root element in XML. */
export interface Content {
  readonly name: string;
  readonly value: WireValue;
}

export const wantsJson = (request: FastifyRequest): boolean =>
  (request.headers.accept ?? '').toLowerCase().includes('application/json');

export const sendContent = (
  request: FastifyRequest,
  reply: FastifyReply,
  { name, value }: Content,
): FastifyReply =>
  wantsJson(request)
    ? reply.type('application/json; charset=utf-8').send(writeJson(value))
    : reply.type('application/xml; charset=utf-8').send(writeXml(name, value));

/**
 * The body as an object. `parameter` is the name P21 gives it in its error. Throws `RestProblem` for JSON that is
 * none, `RequestNotReadable` for XML that is none and for other content types.
 */
export const readObject = (request: FastifyRequest, parameter: string): WireObject => {
  const value = isXmlBody(request) ? xmlBody(request).value : jsonBody(request, parameter);
  if (isWireObject(value)) return value;
  throw badBody(parameter, textBody(request).trim().charAt(0));
};

/** The body as a list; errors as with `readObject`. */
export const readList = (request: FastifyRequest, parameter: string): readonly WireValue[] => {
  if (isXmlBody(request)) return itemsOf(xmlBody(request));
  const value = jsonBody(request, parameter);
  if (Array.isArray(value)) return value;
  throw badBody(parameter, textBody(request).trim().charAt(0));
};

/** The content type decides, never the body. Without one, JSON is taken where JSON is accepted (p21-api 6.2). */
const isXmlBody = (request: FastifyRequest): boolean => {
  const type = request.headers['content-type']?.toLowerCase();
  if (type === undefined) return !wantsJson(request);
  if (type.includes('json')) return false;
  if (type.includes('xml')) return true;
  throw new RequestNotReadable();
};

const xmlBody = (request: FastifyRequest) => {
  const document = readXml(textBody(request));
  if (document === undefined) throw new RequestNotReadable();
  return document;
};

const jsonBody = (request: FastifyRequest, parameter: string): WireValue => {
  const text = textBody(request);
  try {
    return JSON.parse(text) as WireValue;
  } catch {
    throw badBody(parameter, text.trim().charAt(0));
  }
};
