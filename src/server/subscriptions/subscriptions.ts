/**
 * Subscriptions of whatever transport: checks what is asked, finds or opens the operation shared with everybody who
 * asks the same, and answers each change once with what is true then.
 */
import { createHash } from 'node:crypto';
import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { TakePlace } from '../../access/open-quota.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { RequestContext, RequestFacts } from '../../context.ts';
import type { Change } from '../../live/change.ts';
import type { ChangeFeed } from '../../live/change-feed.ts';
import type { Mailbox } from '../../live/mailbox.ts';
import { createSharedOperation, type Delivery, type SharedOperation } from '../../live/shared-operation.ts';
import { coercion } from '../compiled-executor.ts';
import { createDocumentReader, type DocumentLimits, type ReadDocument } from '../document-reader.ts';
import { checkCost, type OperationLimits } from '../limits/limits-plugin.ts';
import { toHttpError } from '../to-http-error.ts';
import { type TrustedDocuments, untrusted } from '../trusted-documents.ts';
import { operationKey, sharedViewer } from './operation-key.ts';
import { resumeVariables, subscriptionIn } from './subscription-document.ts';

export interface SubscriptionRequest {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

export interface SubscriptionsParts {
  readonly schema: GraphQLSchema;
  readonly createContext: (viewer: Viewer, request: RequestFacts) => RequestContext;
  /** The form in which an error may be read by the viewer; writes what it hides to the log. */
  readonly showError: (
    error: GraphQLError,
    context: RequestContext,
    operationName: string | null,
  ) => GraphQLFormattedError;
  /** As of requests: an answer to one change may cost what an answer to a query may. */
  readonly limits: OperationLimits & DocumentLimits;
  /** The only documents shoppers may send, where they are held to some. */
  readonly trusted?: TrustedDocuments | undefined;
  /** One subscription of the viewer. */
  readonly takePlace: TakePlace;
  /** How long answering changes may take. */
  readonly timeoutMs: number;
}

export type Subscriber = Mailbox<Delivery>;

export interface OpenSubscription {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName: string | null;
  /** What arrives from now on. */
  readonly subscriber: Subscriber;
}

/** Why a subscription cannot be opened, as its viewer may read it. */
export type Refused = readonly GraphQLFormattedError[];

export const isRefused = (opened: OpenSubscription | Refused): opened is Refused => Array.isArray(opened);

export interface Subscriptions {
  /** Never rejects. */
  subscribe(viewer: Viewer, request: SubscriptionRequest): Promise<OpenSubscription | Refused>;
}

export function createSubscriptions(parts: SubscriptionsParts): Subscriptions {
  const { schema, showError, limits } = parts;
  const documents = createDocumentReader(schema, limits);
  const operations = new Map<string, SharedOperation>();
  let contexts = 0;

  function contextFor(viewer: Viewer): RequestContext {
    contexts += 1;
    return parts.createContext(viewer, {
      id: `subscription-${contexts}`,
      signal: AbortSignal.timeout(parts.timeoutMs),
    });
  }

  /** The operation everybody shares who asks this; `feed` becomes its source when nobody did so far. */
  function share(key: string, feed: ChangeFeed, answer: (changes: readonly Change[]) => Promise<string>[]) {
    const known = operations.get(key);
    if (known !== undefined) return known;
    const opened = createSharedOperation({ feed, answer, onEnd: () => operations.delete(key) });
    operations.set(key, opened);
    return opened;
  }

  function checkTrusted(query: string, viewer: Viewer): void {
    if (parts.trusted === undefined) return;
    const refused = untrusted(parts.trusted, createHash('sha256').update(query).digest('hex'), viewer);
    if (refused !== undefined) throw toHttpError(refused);
  }

  async function join(
    { document, text }: ReadDocument,
    { operationName, variables }: SubscriptionRequest,
    context: RequestContext,
    leave: () => void,
  ): Promise<OpenSubscription> {
    const operation = subscriptionIn(document, operationName);
    const variableValues = declaredOf(operation, variables ?? {});
    const asked = {
      schema,
      document,
      operationName: operationName ?? null,
      variableValues,
      options: coercion,
    };
    checkCost({ schema, document, operation, variables: variableValues }, context.viewer, limits);
    const feed = await openFeed({ ...asked, contextValue: context });
    const viewer = sharedViewer(context.viewer);
    const without = resumeVariables(operation, document);
    const key = operationKey({ viewer, text, operationName, variables: variableValues, without });
    const answer = (changes: readonly Change[]) => {
      // Made for these changes alone: what an earlier one has read is no longer true.
      const fresh = contextFor(viewer);
      return changes.map(async (change) => {
        const result = await execute({ ...asked, contextValue: fresh, rootValue: change });
        return JSON.stringify(shown(result, fresh, asked.operationName));
      });
    };
    const subscriber = share(key, feed, answer).join(feed.after, leave);
    return { schema, document, operationName: asked.operationName, subscriber };
  }

  const shown = (
    { data, errors }: ExecutionResult,
    context: RequestContext,
    operationName: string | null,
  ) => ({
    data,
    ...(errors !== undefined && { errors: errors.map((error) => showError(error, context, operationName)) }),
  });

  return {
    subscribe: async (viewer, request) => {
      const context = contextFor(viewer);
      let leave = () => {};
      try {
        checkTrusted(request.query, viewer);
        leave = parts.takePlace(viewer);
        return await join(documents.read(request.query), request, context, leave);
      } catch (thrown) {
        leave();
        return [thrown]
          .flat()
          .map((error) => showError(toGraphQLError(error), context, request.operationName ?? null));
      }
    },
  };
}

/** What else is sent means nothing, and must not make two operations of one. */
const declaredOf = (
  { variableDefinitions = [] }: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> =>
  Object.fromEntries(
    variableDefinitions
      .map(({ variable }) => variable.name.value)
      .filter((name) => Object.hasOwn(given, name))
      .map((name) => [name, given[name]]),
  );

/** Runs the `subscribe` of the field. Throws the errors of variables, arguments and rights. */
async function openFeed(args: ExecutionArgs): Promise<ChangeFeed> {
  const opened = await createSourceEventStream(args);
  if (Symbol.asyncIterator in opened) return opened as ChangeFeed;
  throw (opened.errors ?? []).map((error) => (isOfVariables(error) ? badVariables(error) : error));
}

/** graphql-js gives no code to values that do not fit the variables. */
const isOfVariables = ({ originalError, path, extensions }: GraphQLError): boolean =>
  originalError === undefined && path === undefined && extensions.code === undefined;

const badVariables = ({ message, nodes }: GraphQLError): GraphQLError =>
  new GraphQLError(message, { nodes: nodes ?? null, extensions: { code: 'BAD_USER_INPUT' } });

const toGraphQLError = (error: unknown): GraphQLError =>
  error instanceof GraphQLError
    ? error
    : new GraphQLError(String(error), { originalError: error instanceof Error ? error : null });
