/** GET /api/ui/router/v1/: where the UI server is (p21-api 1.5). */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { redirectToSlash } from './app.ts';

/** Scheme and host as the caller addressed them. */
export const originOf = (request: FastifyRequest): string => `${request.protocol}://${request.host}`;

export const registerUiRouter = (app: FastifyInstance): void => {
  redirectToSlash(app, '/api/ui/router/v1');
  app.get('/api/ui/router/v1/', async (request) => ({ Url: `${originOf(request)}/uiserver0` }));
};
