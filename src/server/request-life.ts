/**
 * Ends the upstream calls of a request when its client has gone or its time is over. The signal is made when the first
 * call is made: a request that is answered from memory needs no timer.
 *
 * A class, because a getter in an object literal gives each object a shape of its own, which V8 keeps, with all the
 * object refers to, until the next full collection.
 */
import type { ServerResponse } from 'node:http';
import type { FastifyRequest } from 'fastify';
import type { RequestFacts } from '../context.ts';

export class RequestLife implements RequestFacts {
  readonly id: string;
  readonly idempotencyKey: string | undefined;
  readonly #startedAt = performance.now();
  #signal: AbortSignal | undefined;

  constructor(
    request: Pick<FastifyRequest, 'id' | 'headers'>,
    private readonly answer: Pick<ServerResponse, 'destroyed' | 'once' | 'writableFinished'>,
    private readonly timeoutSeconds: number,
  ) {
    this.id = request.id;
    this.idempotencyKey = request.headers['idempotency-key']?.toString();
  }

  get signal(): AbortSignal {
    this.#signal ??= AbortSignal.any([this.#whenGone(), AbortSignal.timeout(this.#leftMs())]);
    return this.#signal;
  }

  /** The answer tells: a request that has been read is over for Node, whether or not its client waits. */
  #whenGone(): AbortSignal {
    const { answer } = this;
    const gone = new AbortController();
    const leave = () => {
      if (!answer.writableFinished) gone.abort();
    };
    if (answer.destroyed) leave();
    else answer.once('close', leave);
    return gone.signal;
  }

  #leftMs(): number {
    return Math.ceil(Math.max(0, this.timeoutSeconds * 1000 - (performance.now() - this.#startedAt)));
  }
}
