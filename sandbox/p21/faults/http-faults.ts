/** Faults at the level of HTTP: around every handler and on every answer. Business faults are the handlers' own. */
import type {
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  RouteHandlerMethod,
  RouteOptions,
} from 'fastify';
import type { Faults } from '../faults.ts';
import { type Call, toCall } from './call.ts';
import { emptyErrorBody, htmlPage, restError, toLooseXml, unauthorizedText } from './fault-bodies.ts';
import type { FaultSettings } from './settings.ts';

/** What is to become of an answer once its handler has made it. */
interface Fate {
  readonly lost: boolean;
  readonly doubled: boolean;
  readonly wrongBody: FaultSettings['wrongBody'] | undefined;
}

export class HttpFaults {
  private readonly fates = new WeakMap<FastifyRequest, Fate>();

  constructor(private readonly faults: Faults) {}

  async beforeAuthorization(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { faults } = this;
    const call = toCall(request);
    const latency = faults.take('latencyMs', call);
    if (latency !== undefined) await faults.delay(latency.ms + latency.jitterMs * jitterShare(request));
    if (faults.take('revokeTokens', call) !== undefined) faults.revokeTokens();
    const recycle = faults.take('recycle', call);
    if (recycle === undefined) return;
    faults.revokeTokens();
    if (recycle.status === 401) reply.code(401).type('text/plain; charset=utf-8').send(unauthorizedText);
    else reply.code(503).type('text/html').send(htmlPage('Service Unavailable', 503));
  }

  wrap(route: RouteOptions): void {
    const inner = route.handler;
    const around = (request: FastifyRequest, reply: FastifyReply, handle: () => unknown): unknown =>
      this.around(request, reply, handle);
    route.handler = function wrapped(this: FastifyInstance, request, reply) {
      return around(request, reply, () => inner.call(this, request, reply));
    } satisfies RouteHandlerMethod;
  }

  async onSend(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
    const fate = this.fates.get(request);
    return fate === undefined ? payload : meet(fate, toCall(request), reply, payload);
  }

  private around(request: FastifyRequest, reply: FastifyReply, handle: () => unknown): unknown {
    const { faults } = this;
    const call = toCall(request);
    const refusal = refuse(faults, call, reply);
    if (refusal !== undefined) return refusal;
    const late = faults.take('lateCommitMs', call);
    this.fates.set(request, {
      lost: faults.take('lostResponse', call) !== undefined,
      doubled: faults.take('duplicateOnRetry', call) !== undefined,
      wrongBody: faults.take('wrongBody', call),
    });
    return late === undefined ? handle() : commitLate(faults, late, handle, reply);
  }
}

/** A share of the jitter that differs from request to request but not from run to run. */
const jitterShare = (request: FastifyRequest): number => {
  const letters = [...`${request.method} ${request.url}`].reduce(
    (sum, letter) => sum + letter.charCodeAt(0),
    0,
  );
  return (letters % 101) / 100;
};

const refuse = (faults: Faults, call: Call, reply: FastifyReply): FastifyReply | undefined => {
  if (faults.take('emptyError', call) !== undefined) return reply.code(500).send(emptyErrorBody);
  const failure = faults.take('failRate', call);
  if (failure === undefined) return undefined;
  return reply.code(failure.status).type('application/json').send(restError());
};

/**
 * The handler runs whether or not the client is still there: the wait is inside the handler because fastify skips
 * handlers of connections that closed during a hook.
 */
const commitLate = async (
  faults: Faults,
  late: FaultSettings['lateCommitMs'],
  work: () => unknown,
  reply: FastifyReply,
): Promise<unknown> => {
  if (late.answer !== 'late') leaveEarly(late.answer, reply);
  await faults.delay(late.ms);
  return work();
};

const leaveEarly = (answer: 'drop' | 'unavailable', reply: FastifyReply): void => {
  reply.hijack();
  if (answer === 'drop') {
    reply.raw.destroy();
    return;
  }
  reply.raw.writeHead(503, { 'content-type': 'text/html' });
  reply.raw.end(htmlPage('Service Unavailable', 503));
};

const meet = (fate: Fate, call: Call, reply: FastifyReply, payload: unknown): unknown => {
  if (fate.lost) {
    reply.raw.destroy();
    return payload;
  }
  if (fate.doubled && reply.statusCode < 400) {
    reply.code(500);
    return emptyErrorBody;
  }
  if (fate.wrongBody === undefined) return payload;
  reply.type(fate.wrongBody.as === 'html' ? 'text/html' : 'application/xml');
  return fate.wrongBody.as === 'html' ? htmlPage('Runtime Error', 200) : toLooseXml(payload, call);
};
