/** The graph over a P21 and an OroCommerce that answer over HTTP; executed without the HTTP entrance of the gateway. */
import { type GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import { createOroSources } from '../../../datasources/oro/create-oro-sources.ts';
import { createP21Sources } from '../../../datasources/p21/create-p21-sources.ts';
import { buildGatewaySchema } from '../../../resolvers/build-schema.ts';
import type { Viewer } from '../../../src/access/viewer.ts';
import { oroSchema, p21Schema } from '../../../src/config/config.ts';
import { type ContextParts, createContextFactory, type RequestContext } from '../../../src/context.ts';
import { GatewayError } from '../../../src/errors.ts';
import { createMemoryEventBus } from '../../../src/events/memory-event-bus.ts';
import { createCompiledExecutor } from '../../../src/server/compiled-executor.ts';

export interface SystemUnderTest {
  readonly url: string;
  readonly controlUrl: string;
}

export interface GraphSettings {
  readonly p21: SystemUnderTest;
  readonly oro: SystemUnderTest;
  readonly clock?: () => number;
  readonly storefrontClients?: readonly { customerId: string; clientId: string; clientSecret: string }[];
  readonly salesLocationId?: string;
  /** The ledger; without it the graph only reads. */
  readonly commands?: ContextParts['commands'];
  /** What staff keep and steer; without it nothing of that can be asked. */
  readonly admin?: ContextParts['admin'];
}

export interface Answer {
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly AnsweredError[];
}

export interface AnsweredError {
  readonly path: string;
  readonly code: string;
  readonly system: string | undefined;
  readonly message: string;
}

export interface Graph {
  readonly schema: GraphQLSchema;
  contextOf(viewer: Viewer): RequestContext;
  ask(document: string, variables?: Record<string, unknown>, viewer?: Viewer): Promise<Answer>;
  /** Calls each system answered while `work` ran. */
  count<T>(work: () => Promise<T>): Promise<{ result: T; p21: CallReport; oro: CallReport }>;
  close(): Promise<void>;
}

export interface CallReport {
  readonly total: number;
  readonly calls: readonly { method: string; path: string; count: number }[];
}

export const staff: Viewer = { role: 'back-office', keyId: 'staff' };

export const shopper = (customerId: string): Viewer => ({ role: 'storefront', keyId: 'shop', customerId });

/** Reading only: there is no ledger behind this graph. */
const noCommands = {} as ContextParts['commands'];
const noFlows = {} as ContextParts['flows'];
const noAdmin = {} as ContextParts['admin'];

const quiet = { info: () => {}, warn: () => {}, error: () => {} };

export function createGraph(settings: GraphSettings): Graph {
  const clock = settings.clock ?? Date.now;
  const config = {
    p21: p21Schema.parse({
      url: settings.p21.url,
      username: 'api',
      password: 'sandbox',
      companyId: 'ACME',
      timeZone: 'America/Chicago',
      salesLocationId: settings.salesLocationId,
    }),
    oro: oroSchema.parse({
      url: settings.oro.url,
      clientId: 'sandbox-back-office',
      clientSecret: 'sandbox-secret',
      storefrontClients: settings.storefrontClients ?? [],
    }),
  };
  // No waiting between retries: what a dead system costs in time is not what these tests are about.
  const surroundings = { clock, random: () => 0, sleep: async () => {} };
  const p21 = createP21Sources(config.p21, surroundings);
  const oro = createOroSources(config.oro, surroundings);
  const createContext = createContextFactory({
    p21,
    oro,
    commands: settings.commands ?? noCommands,
    flows: noFlows,
    admin: settings.admin ?? noAdmin,
    events: createMemoryEventBus({ clock, onError: () => {} }),
    config,
    clock,
    log: quiet,
  });
  const schema = buildGatewaySchema();
  // Every question as compiled code, as the second one of its kind would be run.
  const executor = createCompiledExecutor(schema, { compileAfter: 1 });
  const contextOf = (viewer: Viewer) =>
    createContext(viewer, { id: 'test', signal: AbortSignal.timeout(20_000) });

  async function ask(text: string, variables: Record<string, unknown> = {}, viewer = staff): Promise<Answer> {
    const document = parse(text);
    const invalid = validate(schema, document);
    if (invalid.length > 0) return { data: null, errors: invalid.map(toAnsweredError) };
    const context = contextOf(viewer);
    const result = await executor.execute({ document, operationName: undefined, variables, context });
    const data = result.data == null ? null : (JSON.parse(JSON.stringify(result.data)) as Answer['data']);
    return { data, errors: (result.errors ?? []).map(toAnsweredError) };
  }

  return {
    ask,
    schema,
    contextOf,
    count: async (work) => {
      await Promise.all([forget(settings.p21), forget(settings.oro)]);
      const result = await work();
      const [p21Calls, oroCalls] = await Promise.all([report(settings.p21), report(settings.oro)]);
      return { result, p21: p21Calls, oro: oroCalls };
    },
    close: async () => {
      await Promise.all([p21.close(), oro.close()]);
    },
  };
}

const forget = ({ controlUrl }: SystemUnderTest) => fetch(`${controlUrl}/calls`, { method: 'DELETE' });

/** The P21 sandbox names a call by its path, the shop's by its family of resources. */
interface WireReport {
  readonly total: number;
  readonly calls: readonly { method: string; path?: string; family?: string; count: number }[];
}

async function report({ controlUrl }: SystemUnderTest): Promise<CallReport> {
  const { total, calls } = (await (await fetch(`${controlUrl}/calls`)).json()) as WireReport;
  return {
    total,
    calls: calls.map(({ method, path, family, count }) => ({ method, path: path ?? family ?? '', count })),
  };
}

/** As `format-error` of the server would classify it, unmasked. */
function toAnsweredError(error: GraphQLError): AnsweredError {
  const cause = error.originalError;
  const known = cause instanceof GatewayError ? cause : undefined;
  return {
    path: (error.path ?? []).join('.'),
    code: known?.code ?? String(error.extensions.code ?? (cause === undefined ? 'DOCUMENT' : 'INTERNAL')),
    system: known?.details.system,
    message: error.message,
  };
}
