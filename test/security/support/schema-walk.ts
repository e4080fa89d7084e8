/** Walks a schema: every field that can be asked for, as documents, with whatever keys a test wants to try. */
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

export interface Walk {
  /** Everything below a type, down to `depth` objects; no type twice on the way. */
  selection(type: GraphQLNamedType, depth: number): string;
  /** Dotted names of all fields that selections have reached so far. */
  readonly reached: ReadonlySet<string>;
}

/** @param values Literal for a required argument or input field, by its name. */
export function createWalk(schema: GraphQLSchema, values: Readonly<Record<string, string>>): Walk {
  const reached = new Set<string>();

  const selection = (type: GraphQLNamedType, depth: number, above: readonly string[] = []): string => {
    if (isAbstractType(type)) {
      const parts = schema
        .getPossibleTypes(type)
        .map((one) => `... on ${one.name} ${selection(one, depth, above)}`);
      return `{ __typename ${parts.join(' ')} }`;
    }
    if (!isObjectType(type)) return '';
    const fields = Object.values(type.getFields()).flatMap((field) => below(type.name, field, depth, above));
    return `{ __typename ${fields.join(' ')} }`;
  };

  const below = (
    parent: string,
    field: GraphQLField<unknown, unknown>,
    depth: number,
    above: readonly string[],
  ): string[] => {
    const returned = getNamedType(field.type);
    const isWrapper = returned.name.endsWith('Connection') || returned.name === 'PageInfo';
    if (!isLeafType(returned) && (depth === 0 || above.includes(returned.name))) return [];
    reached.add(`${parent}.${field.name}`);
    // Fields of one name in different types may differ in type, which one document must not.
    const call = `${parent}_${field.name}: ${field.name}${argumentsOf(field.args, values)}`;
    if (isLeafType(returned)) return [call];
    return [`${call} ${selection(returned, isWrapper ? depth : depth - 1, [...above, returned.name])}`];
  };

  return { selection, reached };
}

/** The required ones and a large page, as text. */
export function argumentsOf(
  args: readonly GraphQLArgument[],
  values: Readonly<Record<string, string>>,
): string {
  const given = args.flatMap((arg) => {
    if (isRequiredArgument(arg)) return `${arg.name}: ${literalOf(arg.type, arg.name, values)}`;
    if (arg.name === 'waitSeconds') return 'waitSeconds: 0';
    if (arg.name === 'idempotencyKey') return `idempotencyKey: "${crypto.randomUUID()}"`;
    return arg.name === 'first' ? 'first: 50' : [];
  });
  return given.length === 0 ? '' : `(${given.join(', ')})`;
}

/** Some valid value of an input type. */
export function literalOf(
  type: GraphQLInputType,
  name: string,
  values: Readonly<Record<string, string>>,
): string {
  const bare = getNullableType(type);
  if (isListType(bare)) return `[${literalOf(bare.ofType as GraphQLInputType, name, values)}]`;
  if (values[name] !== undefined) return values[name];
  if (isEnumType(bare)) return bare.getValues()[0]?.name ?? 'null';
  if (isInputObjectType(bare)) {
    const fields = Object.values(bare.getFields()).filter(isRequiredInputField);
    return `{ ${fields.map((field) => `${field.name}: ${literalOf(field.type, field.name, values)}`).join(', ')} }`;
  }
  const known = { Int: '1', Float: '1', Boolean: 'true', Date: '"2026-03-01"', Decimal: '"1"' } as Record<
    string,
    string
  >;
  return known[isNonNullType(bare) ? '' : (bare as GraphQLNamedType).name] ?? '"1"';
}
