/** What `POST /graphql/stream` takes: one subscription, or several that name themselves. */
import type { FastifyRequest } from 'fastify';
import { badInput } from '../../errors.ts';
import type { SubscriptionRequest } from './subscriptions.ts';

/** `id`: told with each message, where several share the stream. */
export type StreamedRequest = SubscriptionRequest & { readonly id: string | undefined };

/** JSON only: a page of another origin cannot send it without being asked first. */
export function readSseBody({ body }: FastifyRequest, most: number): StreamedRequest[] {
  if (!Array.isArray(body)) return [{ ...readOne(body), id: undefined }];
  if (body.length === 0 || body.length > most) throw badInput('body', `send 1 to ${most} subscriptions`);
  const requests = body.map((one: unknown) => ({ ...readOne(one), id: readId(one) }));
  if (new Set(requests.map(({ id }) => id)).size < requests.length)
    throw badInput('id', 'give each subscription another "id"');
  return requests;
}

function readOne(given: unknown): SubscriptionRequest {
  const { query, operationName, variables } = (given ?? {}) as Record<string, unknown>;
  if (typeof query !== 'string') throw badInput('query', 'send JSON with the subscription as "query"');
  return { query, operationName, variables } as SubscriptionRequest;
}

function readId(given: unknown): string {
  const { id } = given as Record<string, unknown>;
  if (typeof id !== 'string') throw badInput('id', 'name each subscription of a list by an "id"');
  return id;
}
