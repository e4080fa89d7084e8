/**
 * The short way of a question that was asked before: who asks, what it costs, the compiled operation, the answer.
 * Whatever is not plain - another form of request, a refusal, variables that do not fit - takes the whole way through
 * Apollo Server, which gives the same answer; nothing is decided here that is not decided there by the same functions.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ExecutionResult, GraphQLError } from 'graphql';
import type { AuditLog } from '../access/audit.ts';
import type { RequestContext } from '../context.ts';
import { recordDenied } from './audit-plugin.ts';
import type { CompiledExecutor } from './compiled-executor.ts';
import { type Log, logHidden } from './error-log.ts';
import { showError } from './format-error.ts';
import type { KnownOperation, KnownOperations, NamedDocument } from './known-operations.ts';
import { chargeFor, type OperationLimits } from './limits/limits-plugin.ts';
import { type TrustedDocuments, untrusted } from './trusted-documents.ts';

export interface SwiftPathParts {
  readonly known: Pick<KnownOperations, 'find'>;
  readonly executor: Pick<CompiledExecutor, 'executeCompiled'>;
  readonly schema: Parameters<typeof chargeFor>[0]['schema'];
  readonly limits: OperationLimits;
  /** Present where shoppers are held to these documents. */
  readonly trustedOnly: TrustedDocuments | undefined;
  readonly audit: AuditLog;
  readonly log: Log;
  /** The context of a request, made once. Rejects for who may not ask. */
  readonly contextOf: ContextOf;
}

export type ContextOf = (request: FastifyRequest, reply: FastifyReply) => Promise<RequestContext>;

/** The answer with its headers set, or undefined: then the request takes the whole way. */
export type SwiftPath = (request: FastifyRequest, reply: FastifyReply) => Promise<Buffer | undefined>;

export function createSwiftPath(parts: SwiftPathParts): SwiftPath {
  const { known, executor, contextOf, audit, log } = parts;

  return async (request, reply) => {
    const type = answerTypeOf(request);
    const asked = type === undefined ? undefined : plainQuestion(request.body);
    const operation = asked && known.find(asked);
    if (operation === undefined || asked === undefined) return undefined;
    const context = await contextOf(request, reply).catch(() => undefined);
    if (context === undefined) return undefined;
    const variables = asked.variables ?? {};
    const cost = admit(parts, operation, variables, context);
    if (cost === undefined) return undefined;
    const result = await executor.executeCompiled({ ...operation, variables, context });
    if (result === undefined || !isPlain(result)) return undefined;
    const { errors = [] } = result;
    for (const error of errors) logHidden(log, error, context, operation.operation.name?.value ?? null);
    recordDenied(audit, context, errors);
    void reply.header('content-type', type);
    // Bytes, because Node writes a long text to a socket several times slower.
    return Buffer.from(toText(result, cost, context));
  };
}

/** What the operation costs; undefined where it is refused, which is Apollo's to say. */
function admit(
  { schema, limits, trustedOnly }: SwiftPathParts,
  { document, operation, hash }: KnownOperation,
  variables: Readonly<Record<string, unknown>>,
  { viewer }: RequestContext,
): number | undefined {
  if (trustedOnly !== undefined && untrusted(trustedOnly, hash, viewer) !== undefined) return undefined;
  try {
    return chargeFor({ schema, document, operation, variables }, viewer, limits);
  } catch {
    return undefined;
  }
}

const json = 'application/json; charset=utf-8';
const graphqlJson = 'application/graphql-response+json; charset=utf-8';

/** What is most often accepted; anything else is negotiated by Apollo Server. */
const answerTypes: Readonly<Record<string, string>> = {
  '*/*': json,
  'application/json': json,
  'application/json, */*': json,
  'application/json, text/plain, */*': json,
  'application/graphql-response+json': graphqlJson,
  'application/graphql-response+json, application/json': graphqlJson,
  'application/graphql-response+json,application/json;q=0.9': graphqlJson,
};

/** Undefined for what is no POST of JSON, which also is what other pages cannot make a browser send unasked. */
function answerTypeOf({ method, headers }: FastifyRequest): string | undefined {
  if (method !== 'POST' || headers['content-type']?.startsWith('application/json') !== true) return undefined;
  return headers.accept === undefined ? json : answerTypes[headers.accept];
}

interface PlainQuestion extends NamedDocument {
  readonly variables: Readonly<Record<string, unknown>> | undefined;
}

/** The question, where it has no more than text or hash, variables and a name; undefined where it has. */
function plainQuestion(body: unknown): PlainQuestion | undefined {
  if (!isRecord(body)) return undefined;
  const { query, variables, operationName, extensions, ...rest } = body;
  const hash = extensions == null ? undefined : hashOf(extensions);
  const isOne = typeof query === 'string' ? extensions == null : query === undefined && hash !== undefined;
  const fits =
    isOne &&
    (variables == null || isRecord(variables)) &&
    (operationName == null || typeof operationName === 'string') &&
    Object.keys(rest).length === 0;
  if (!fits) return undefined;
  return {
    query: query as string | undefined,
    hash,
    variables: (variables as PlainQuestion['variables'] | null) ?? undefined,
    operationName: (operationName as string | null) ?? undefined,
  };
}

function hashOf(extensions: unknown): string | undefined {
  if (!isRecord(extensions) || !isRecord(extensions.persistedQuery)) return undefined;
  const { version, sha256Hash } = extensions.persistedQuery;
  return version === 1 && typeof sha256Hash === 'string' ? sha256Hash : undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** No error of it asks for an HTTP status of its own. */
const isPlain = ({ errors }: ExecutionResult): boolean =>
  errors === undefined || errors.every(({ extensions }) => extensions.http === undefined);

/** Members in the order in which Apollo Server writes them. */
function toText({ data, errors }: ExecutionResult, cost: number, context: RequestContext): string {
  const { viewer, cacheTally } = context;
  const shown = errors?.map((error: GraphQLError) => showError(error, viewer));
  if (viewer.role === 'storefront') return `${JSON.stringify({ errors: shown, data })}\n`;
  const cache = cacheTally?.counts() ?? {};
  const extensions = { cost, ...(Object.keys(cache).length === 0 ? {} : { cache }) };
  return `${JSON.stringify({ errors: shown, data, extensions })}\n`;
}
