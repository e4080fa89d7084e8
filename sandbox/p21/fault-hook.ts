/** Where fault switches reach into the server; the switches themselves are not the server's affair. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

export interface FaultHook {
  /** Before authentication and the handler. Whoever sends the reply here has answered in the handler's stead. */
  onRequest(request: FastifyRequest, reply: FastifyReply): Promise<unknown>;
  /** After the handler: may delay, replace or withhold the answer. Gives the payload to send. */
  onSend(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown>;
  /** Adds the switches to the control server. */
  registerControl(app: FastifyInstance): void;
}

/** A server on which nothing ever goes wrong. */
export const noFaults: FaultHook = {
  onRequest: async () => undefined,
  onSend: async (_request, _reply, payload) => payload,
  registerControl: () => undefined,
};
