/** The Transaction API on the UI server (p21-api 4.1). Authentication and transport faults are the server's. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { nameService, toCall } from '../faults/call.ts';
import { OrderDesk } from '../orders/order-desk.ts';
import { P21Refusal } from '../orders/refusal.ts';
import type { SandboxParts } from '../parts.ts';
import { AsyncQueue } from './async-requests.ts';
import { basicsOf, defaultsOf, definitionOf } from './definition.ts';
import { deliverCallback } from './deliver-callback.ts';
import type { Callback, TransactionSet } from './document.ts';
import { MalformedDocument } from './malformed.ts';
import { toCallbackRequest, toStateRequest, toTransactionSet } from './read-json.ts';
import { readRecords } from './read-record.ts';
import { runSet } from './run-set.ts';
import type { Service } from './service.ts';
import { createServices, unavailableServices } from './services/service-list.ts';
import { meetTroubles } from './window-troubles.ts';
import { readBody, send, sendList, sendProblem } from './wire.ts';

const root = '/uiserver0/api/v2';

export const registerTransactions = (app: FastifyInstance, parts: SandboxParts): void => {
  const api = new TransactionApi(parts);
  app.register(async (ui) => {
    ui.setErrorHandler((error, request, reply) => {
      if (error instanceof MalformedDocument) return sendProblem(request, reply, error);
      if (error instanceof WindowNotAvailable) return sendText(reply, error.message);
      if (error instanceof P21Refusal) return sendText(reply, error.message);
      throw error;
    });
    ui.get(`${root}/services`, (request, reply) => api.services(request, reply));
    ui.get(`${root}/definition/:service`, (request, reply) => api.describe(request, reply, 'definition'));
    ui.get(`${root}/defaults/:service`, (request, reply) => api.describe(request, reply, 'defaults'));
    ui.get(`${root}/basics/:service`, (request, reply) => api.describe(request, reply, 'basics'));
    ui.post(`${root}/transaction`, naming, (request, reply) => api.write(request, reply));
    ui.post(`${root}/transaction/get`, naming, (request, reply) => api.read(request, reply));
    ui.post(`${root}/transaction/async`, naming, (request, reply) => api.submit(request, reply));
    ui.post(`${root}/transaction/async/callback`, naming, (request, reply) =>
      api.submitWithCallback(request, reply),
    );
    ui.get(`${root}/transaction/async`, (request, reply) => api.status(request, reply));
  });
};

/** Faults aimed at a service must know it before the handler runs. */
const naming = {
  preHandler: async (request: FastifyRequest) => {
    const name = serviceNamed(request);
    if (name !== undefined) nameService(request, name);
  },
};

const roots = ['TransactionSet', 'TransactionStateRequest', 'TransactionSetCallbackRequest'];

const serviceNamed = (request: FastifyRequest): string | undefined => {
  try {
    const body = readBody(request, ...roots) as Record<string, unknown>;
    const set = (body.Content ?? body) as Record<string, unknown>;
    const name = set.Name ?? set.ServiceName;
    return typeof name === 'string' ? name : undefined;
  } catch {
    return undefined;
  }
};

/** Assumption: text without an envelope; p21-api 4.4 gives the words only. */
const sendText = (reply: FastifyReply, text: string): FastifyReply =>
  reply.code(500).type('text/plain; charset=utf-8').send(text);

/** p21-api 4.4. */
class WindowNotAvailable extends Error {
  constructor(name: string) {
    super(`Window <<${name}>> is not available or user does not have permission to open it`);
  }
}

class TransactionApi {
  private readonly known: ReadonlyMap<string, Service>;
  private readonly queue: AsyncQueue;

  constructor(private readonly parts: SandboxParts) {
    this.known = createServices(parts.config);
    const { now, timeZone } = parts.config;
    this.queue = new AsyncQueue({ now, timeZone, deliver: deliverCallback });
  }

  services(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const names = [...this.known.keys(), ...unavailableServices].sort();
    return sendList(
      request,
      reply,
      'ServiceInfo',
      names.map((Name) => ({ Name })),
    );
  }

  describe(
    request: FastifyRequest,
    reply: FastifyReply,
    what: 'definition' | 'defaults' | 'basics',
  ): FastifyReply {
    const { service: name = '' } = request.params as { service?: string };
    const service = this.open(name);
    if (service === undefined) return emptyError(reply);
    const { database, config } = this.parts;
    if (what === 'definition')
      return send(request, reply, 'ServiceDefinition', definitionOf(service, database));
    const answer = what === 'defaults' ? defaultsOf(service, config.companyId) : basicsOf(service);
    return send(request, reply, 'Template', answer);
  }

  async write(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const set = toTransactionSet(readBody(request, 'TransactionSet'));
    const service = this.open(set.Name);
    if (service === undefined) return emptyError(reply);
    const troubles = await meetTroubles(this.parts.faults, toCall(request), true);
    return send(request, reply, 'TransactionSetResult', runSet(this.desk(request), service, set, troubles));
  }

  read(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const wanted = toStateRequest(readBody(request, 'TransactionStateRequest'));
    const service = this.open(wanted.ServiceName);
    if (service === undefined) return emptyError(reply);
    return send(request, reply, 'TransactionSet', readRecords(this.desk(request), service, wanted));
  }

  submit(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    return this.enqueue(request, reply, toTransactionSet(readBody(request, 'TransactionSet')));
  }

  /** Assumption: the XML root of the envelope; p21-api 4.5 shows it in JSON only. */
  submitWithCallback(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const { set, callback } = toCallbackRequest(readBody(request, 'TransactionSetCallbackRequest'));
    return this.enqueue(request, reply, set, callback);
  }

  /** Assumption: an id nobody was given is answered like a record nobody has. */
  status(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const { id = '' } = request.query as { id?: string };
    const found = this.queue.find(id);
    if (found === undefined) throw new MalformedDocument(400, `Request ${id} was not found.`);
    return send(request, reply, 'AsyncRequest', found);
  }

  /** Acknowledged whatever the document holds: what is wrong with it shows in the result (M03). */
  private enqueue(
    request: FastifyRequest,
    reply: FastifyReply,
    set: TransactionSet,
    callback?: Callback,
  ): FastifyReply {
    const service = this.open(set.Name);
    if (service === undefined) return emptyError(reply);
    const desk = this.desk(request);
    const call = toCall(request);
    const work = async () => runSet(desk, service, set, await meetTroubles(this.parts.faults, call, false));
    return send(request, reply, 'AsyncRequest', this.queue.submit(work, callback));
  }

  /** Undefined for a name nobody knows. Throws `WindowNotAvailable` for one that is only listed. */
  private open(name: string): Service | undefined {
    if ((unavailableServices as readonly string[]).includes(name)) throw new WindowNotAvailable(name);
    return this.known.get(name);
  }

  private desk(request: FastifyRequest): OrderDesk {
    const { database, config } = this.parts;
    const user = request.session?.username || config.username;
    const { companyId, contactRequired } = config;
    return new OrderDesk(database, { companyId, contactRequired, user });
  }
}

/** p21-api 4.4: an unknown service. */
const emptyError = (reply: FastifyReply): FastifyReply => reply.code(500).send('');
