/**
 * Bodies reach the routes as the text that was sent, because P21 judges content type and body apart
 * (p21-api 6.2: an XML header on a JSON body is one error, the reverse another).
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';

export const registerRawBodies = (app: FastifyInstance): void => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
};

/** The body as sent; empty when there was none. */
export const textBody = (request: FastifyRequest): string =>
  typeof request.body === 'string' ? request.body : '';

/** The body read as JSON; `undefined` when it is empty or not JSON. */
export const jsonBody = (request: FastifyRequest): unknown => {
  try {
    return JSON.parse(textBody(request));
  } catch {
    return undefined;
  }
};
