/**
 * From one server to another of the same process, on the socket that is open: connections that wait to be accepted are the
 * new one's, and there is no moment in which nobody listens. The old one keeps those it has accepted.
 */
import { once } from 'node:events';
import type { FastifyInstance } from 'fastify';

interface Holder {
  _handle: unknown;
}

export async function takeOver(next: FastifyInstance, old: FastifyInstance): Promise<void> {
  await next.ready();
  const listening = once(next.server, 'listening');
  // "Start a server listening for connections on a given handle that has already been bound" (Node, `server.listen`).
  next.server.listen(old.server);
  await listening;
  // Else the old one closes the socket when it ends.
  (old.server as unknown as Holder)._handle = null;
}
