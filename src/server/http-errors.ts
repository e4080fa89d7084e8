/** What goes wrong before GraphQL begins: said shortly, never with a stack, a path or the words of a bug. */
import type { FastifyError, FastifyInstance } from 'fastify';
import { toGatewayError } from '../errors.ts';

export function answerErrors(server: FastifyInstance): void {
  server.setErrorHandler<FastifyError>(async (error, request, reply) => {
    const status = error.statusCode !== undefined && error.statusCode >= 400 ? error.statusCode : 500;
    if (status < 500) return reply.code(status).send({ error: error.code, message: error.message });
    const { message } = toGatewayError(error);
    request.log.error({ requestId: request.id, err: error }, message);
    return reply
      .code(status)
      .send({ error: 'INTERNAL', message: 'Something went wrong inside the gateway.' });
  });
  server.setNotFoundHandler(async (_request, reply) =>
    reply.code(404).send({ error: 'NOT_FOUND', message: 'There is nothing at this address.' }),
  );
}
