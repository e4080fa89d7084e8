/**
 * Puts a guard before every field that needs scopes (`schema/authorized.ts`). One place for queries, mutations,
 * subscriptions and references of other subgraphs: whoever executes the schema runs into it.
 */
import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
} from 'graphql';
import { scopesExtension } from '../schema/authorized.ts';
import { type Scope, scopesOf } from '../src/access/scopes.ts';
import type { RequestContext } from '../src/context.ts';
import { GatewayError } from '../src/errors.ts';

type Field = GraphQLField<unknown, RequestContext>;
type Resolve = GraphQLFieldResolver<unknown, RequestContext>;

/** How the engine works is for those who run it, by whatever field these types are reached. */
const typesOfOperations = [
  'AccessKey',
  'AuditEntry',
  'Discrepancy',
  'DiscrepancyCount',
  'Finding',
  'Flow',
  'FlowMinute',
  'FlowRun',
  'GatewayStatus',
  'Migration',
  'ParkedCause',
  'ParkedChange',
  'SavedOperation',
  'Setting',
  'SettingChange',
  'Settings',
  'TimelineEntry',
];

/** Changes the schema it is given. Throws when a mutation, subscription or type of operations does not say what it needs. */
export function guardFields(schema: GraphQLSchema): GraphQLSchema {
  for (const type of objectTypesOf(schema)) {
    if (typesOfOperations.includes(type.name)) requireDeclared(type);
    for (const field of Object.values(type.getFields()) as Field[]) {
      const needed = neededScopes(schema, type, field);
      if (needed.length === 0) continue;
      const name = `${type.name}.${field.name}`;
      field.resolve = guard(name, needed, field.resolve ?? defaultFieldResolver);
      if (field.subscribe !== undefined) field.subscribe = guard(name, needed, field.subscribe);
    }
  }
  return schema;
}

/** Own object types; introspection is the server's to allow. */
export const objectTypesOf = (schema: GraphQLSchema): GraphQLObjectType[] =>
  Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
  );

/** What the field says, what its type says, and what the type it returns says. */
export function neededScopes(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  field: GraphQLField<unknown, never>,
): readonly Scope[] {
  const declared = [...declaredBy(type), ...declaredBy(field), ...declaredByReturned(field)];
  if (declared.length > 0) return [...new Set(declared)];
  if (type === schema.getQueryType()) return ['read'];
  if (type !== schema.getMutationType() && type !== schema.getSubscriptionType()) return [];
  throw new Error(`${type.name}.${field.name} does not say what it needs: add @Authorized(…) to it.`);
}

function requireDeclared(type: GraphQLObjectType): void {
  if (declaredBy(type).length > 0) return;
  throw new Error(`${type.name} does not say what it needs: add @Authorized('operate') to the type.`);
}

/** A connection is as guarded as what it lists. */
function declaredByReturned(field: GraphQLField<unknown, never>): readonly Scope[] {
  const returned = getNamedType(field.type);
  if (!isObjectType(returned)) return [];
  const { nodes } = returned.getFields();
  return [...declaredBy(returned), ...(nodes === undefined ? [] : declaredBy(getNamedType(nodes.type)))];
}

const declaredBy = ({ extensions }: { extensions: object }): readonly Scope[] =>
  (extensions as { [scopesExtension]?: readonly Scope[] })[scopesExtension] ?? [];

function guard(name: string, needed: readonly Scope[], resolve: Resolve): Resolve {
  return (source, args, context, info) => {
    const held = scopesOf(context.viewer);
    const missing = needed.filter((scope) => !held.includes(scope));
    if (missing.length === 0) return resolve(source, args, context, info);
    throw new GatewayError('FORBIDDEN', `${name} needs the scope ${missing.join(' and ')}.`);
  };
}
