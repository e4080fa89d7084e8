/** How many objects the lists of introspection hold: no guess, because the schema is at hand. */
import {
  type GraphQLOutputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isWrappingType,
} from 'graphql';

/** By the name of the field; of what is in types and fields the average. What is not counted has one. */
export function introspectionSize(schema: GraphQLSchema, field: string): number {
  const sizes = known.get(schema) ?? sizesOf(schema);
  known.set(schema, sizes);
  return sizes.get(field) ?? 1;
}

const known = new WeakMap<GraphQLSchema, ReadonlyMap<string, number>>();

function sizesOf(schema: GraphQLSchema): Map<string, number> {
  const types = Object.values(schema.getTypeMap());
  const owners = types.filter((type) => isObjectType(type) || isInterfaceType(type));
  const fields = owners.flatMap((type) => Object.values(type.getFields()));
  const directives = schema.getDirectives();
  const inputs = types.filter(isInputObjectType).flatMap((type) => Object.values(type.getFields()));
  const values = types.filter(isEnumType).flatMap((type) => type.getValues());
  const implemented = owners.flatMap((type) => type.getInterfaces());
  const each = (members: readonly unknown[]): number => Math.max(1, members.length / types.length);
  const args = [...fields, ...directives].flatMap((one) => one.args);
  return new Map([
    ['types', types.length],
    ['directives', directives.length],
    ['fields', each(fields)],
    ['inputFields', each(inputs)],
    ['enumValues', each(values)],
    ['interfaces', each(implemented)],
    ['possibleTypes', each(implemented)],
    ['ofType', shareOfWrapped(fields.map(({ type }) => type))],
    ['args', Math.max(1, args.length / (fields.length + directives.length))],
  ]);
}

/** Of types as fields have them, those made of another: what tools ask for in long chains ends early. */
function shareOfWrapped(types: readonly GraphQLOutputType[]): number {
  const wrappers = types.reduce((sum, type) => sum + wrappersOf(type), 0);
  return wrappers / (types.length + wrappers);
}

const wrappersOf = (type: GraphQLOutputType): number =>
  isWrappingType(type) ? 1 + wrappersOf(type.ofType) : 0;
