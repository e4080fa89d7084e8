/** Leaves a trace of every mutation and of every field that was denied. */
import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { type DocumentNode, type GraphQLError, Kind, type OperationDefinitionNode } from 'graphql';
import type { AuditEntry, AuditLog } from '../access/audit.ts';
import type { RequestContext } from '../context.ts';
import { toGatewayError } from '../errors.ts';

export const auditPlugin = (audit: AuditLog): ApolloServerPlugin<RequestContext> => ({
  async requestDidStart() {
    return {
      async willSendResponse({ document, operation, errors = [], contextValue }) {
        const common = factsOf(contextValue);
        recordDenied(audit, contextValue, errors);
        if (document === undefined || operation?.operation !== 'mutation') return;
        for (const [key, name] of rootFields(document, operation)) {
          audit.record({ ...common, action: 'MUTATION', subject: name, outcome: outcomeOf(key, errors) });
        }
      },
    };
  },
});

/** One entry for each field among the errors that was denied. */
export function recordDenied(
  audit: AuditLog,
  context: RequestContext,
  errors: readonly GraphQLError[],
): void {
  for (const subject of deniedFields(errors)) {
    audit.record({ ...factsOf(context), action: 'DENIED', subject, outcome: 'FORBIDDEN' });
  }
}

const factsOf = ({ viewer, requestId }: RequestContext): Omit<AuditEntry, 'action' | 'outcome'> => ({
  actor: viewer.keyId,
  role: viewer.role,
  address: viewer.address,
  requestId,
  ...(viewer.customerId === undefined ? {} : { detail: { customerId: viewer.customerId } }),
});

const codeOf = (error: GraphQLError): string => toGatewayError(unwrapResolverError(error)).code;

const deniedFields = (errors: readonly GraphQLError[]): Set<string> =>
  new Set(
    errors
      .filter((error) => codeOf(error) === 'FORBIDDEN')
      .map(({ path }) => (path ?? []).filter((part) => typeof part === 'string').join('.')),
  );

/** The code of the first error at or below the field. */
function outcomeOf(key: string, errors: readonly GraphQLError[]): string {
  const error = errors.find(({ path }) => path === undefined || path[0] === key);
  return error === undefined ? 'OK' : codeOf(error);
}

/** Root fields by the names they have in the answer, through fragments too; one that is written twice runs once. */
function rootFields(document: DocumentNode, operation: OperationDefinitionNode): Map<string, string> {
  const fragments = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [],
    ),
  );
  const fields = new Map<string, string>();
  const seen = new Set<string>();
  const walk = ({ selections }: OperationDefinitionNode['selectionSet']): void => {
    for (const node of selections) {
      if (node.kind === Kind.FIELD) fields.set((node.alias ?? node.name).value, node.name.value);
      else if (node.kind === Kind.INLINE_FRAGMENT) walk(node.selectionSet);
      else if (!seen.has(node.name.value)) {
        seen.add(node.name.value);
        const fragment = fragments.get(node.name.value);
        if (fragment !== undefined) walk(fragment.selectionSet);
      }
    }
  };
  walk(operation.selectionSet);
  return fields;
}
