/** A fastify server with the manners of IIS in front of P21: paths without case, HTML for what nobody serves. */
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { registerRawBodies } from './body.ts';

/** p21-api 9.3: message size in the service's configuration. */
const bodyLimitBytes = 100 * 1024 * 1024;

export const createApp = (): FastifyInstance => {
  const app = fastify({
    bodyLimit: bodyLimitBytes,
    forceCloseConnections: true,
    routerOptions: { caseSensitive: false, maxParamLength: 1000 },
  });
  registerRawBodies(app);
  app.setNotFoundHandler((_request, reply) => sendHtmlNotFound(reply));
  return app;
};

/** What IIS says when no application takes the path. */
export const sendHtmlNotFound = (reply: FastifyReply): FastifyReply =>
  reply
    .code(404)
    .type('text/html')
    .send(
      '<!DOCTYPE html><html><head><title>404 - File or directory not found.</title></head>' +
        '<body><h1>Server Error</h1><h2>404 - File or directory not found.</h2></body></html>',
    );

/** The redirect of a collection asked for without its trailing slash (p21-api 1.5, 3.1); the query is kept. */
export const redirectToSlash = (app: FastifyInstance, path: string): void => {
  app.all(path, async (request, reply) => {
    const [asked = path, query] = request.url.split('?', 2);
    return reply.redirect(query === undefined ? `${asked}/` : `${asked}/?${query}`, 307);
  });
};
