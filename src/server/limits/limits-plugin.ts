/** Holds every operation against the limits, as early as each can be known. */
import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  NoSchemaIntrospectionCustomRule,
  type ValidationRule,
  validate,
} from 'graphql';
import type { Viewer } from '../../access/viewer.ts';
import type { GatewayConfig } from '../../config/config.ts';
import type { RequestContext } from '../../context.ts';
import { GatewayError } from '../../errors.ts';
import { toHttpError } from '../to-http-error.ts';
import { checkDocument } from './document-limits.ts';
import { type CostQuestion, costOf } from './query-cost.ts';
import { checkNesting } from './source-limits.ts';

export type OperationLimits = Pick<
  GatewayConfig,
  'maxDepth' | 'maxAliases' | 'maxDirectives' | 'maxCost' | 'maxShopperCost' | 'introspection'
>;

/**
 * Measures the document before the other rules walk it. A document beyond the limits is replaced by an empty one for
 * those rules, because a rule cannot stop them and what they would do is what the limits are there to prevent.
 */
export const createLimitRule =
  (limits: OperationLimits): ValidationRule =>
  (context) => ({
    [Kind.DOCUMENT]: (document: DocumentNode) => {
      const error = faultOf(() => checkDocument(document, limits));
      if (error === undefined) return undefined;
      context.reportError(error);
      return { ...document, definitions: [] };
    },
  });

function faultOf(check: () => void): GraphQLError | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    return toHttpError(error);
  }
}

/** The document of a request as it was sent, before Apollo Server takes it; its hooks there could only make a 500 of it. */
export function checkSource({ body, query }: { body: unknown; query: unknown }): void {
  for (const place of [body, query]) {
    const { query: source } = (place ?? {}) as { query?: unknown };
    if (typeof source === 'string') checkNesting(source);
  }
}

/** The cost of an operation. Throws TOO_COSTLY when it is above what the viewer may spend at once. */
export function checkCost(question: CostQuestion, viewer: Viewer, limits: OperationLimits): number {
  const most = viewer.role === 'storefront' ? limits.maxShopperCost : limits.maxCost;
  const cost = costOf(question);
  if (cost <= most) return cost;
  throw new GatewayError(
    'TOO_COSTLY',
    `The operation may cost ${cost}; ${most} is allowed: ask for smaller pages.`,
  );
}

/** What an operation of a viewer costs. Throws TOO_COSTLY, and FORBIDDEN for introspection that is not its to ask. */
export function chargeFor(question: CostQuestion, viewer: Viewer, limits: OperationLimits): number {
  checkIntrospection(question, viewer, limits);
  return checkCost(question, viewer, limits);
}

/** With `staff`, shoppers get on without knowing the schema. Throws FORBIDDEN. */
function checkIntrospection(
  { schema, document }: Pick<CostQuestion, 'schema' | 'document'>,
  viewer: Viewer,
  limits: OperationLimits,
): void {
  const isFree =
    limits.introspection === true || (limits.introspection === 'staff' && viewer.role !== 'storefront');
  if (isFree || !introspects(schema, document)) return;
  throw new GatewayError('FORBIDDEN', 'Introspection is not allowed for your key.');
}

function introspects(schema: GraphQLSchema, document: DocumentNode): boolean {
  let found = introspecting.get(document);
  if (found === undefined) {
    found = validate(schema, document, [NoSchemaIntrospectionCustomRule]).length > 0;
    introspecting.set(document, found);
  }
  return found;
}

/** Documents live as long as Apollo keeps them; each is looked through once. */
const introspecting = new WeakMap<DocumentNode, boolean>();

const costs = new WeakMap<object, number>();

export const limitsPlugin = (
  schema: GraphQLSchema,
  limits: OperationLimits,
): ApolloServerPlugin<RequestContext> => ({
  async requestDidStart() {
    return {
      async didResolveOperation({ document, operation, request, contextValue }) {
        if (operation === undefined) return;
        const question = { schema, document, operation, variables: request.variables ?? {} };
        const error = faultOf(() => {
          costs.set(contextValue, chargeFor(question, contextValue.viewer, limits));
        });
        if (error !== undefined) throw error;
      },
      async willSendResponse({ contextValue, response }) {
        const cost = costs.get(contextValue);
        if (cost === undefined || contextValue.viewer.role === 'storefront') return;
        if (response.body.kind !== 'single') return;
        const { singleResult } = response.body;
        singleResult.extensions = { ...singleResult.extensions, cost };
      },
    };
  },
});
