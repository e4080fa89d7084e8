/** How many objects a field will bring, as far as its arguments tell. */
import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type ValueNode,
} from 'graphql';

export type VariableValues = Readonly<Record<string, unknown>>;

/** The variables of one request, as sizes are taken from them. */
export interface Variables {
  /** Undefined where neither given nor with a default. */
  value(name: string): unknown;
  /** The length of the longest list anywhere in the value. */
  longestList(name: string): number;
}

/** How many, with the variables of a request. */
export type Size = (variables: Variables) => number;

/** What a page holds when its size is not said, and at most (`schema/page.args.ts`). */
const usualPage = 20;
const largestPage = 100;

/** A list without arguments: lines of an order, addresses of a customer. */
const usualList = 10;

/** How many objects a field brings: its page, the keys it is asked for, or what such a list usually holds. */
export function sizeOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  parent: GraphQLCompositeType,
): Size {
  const asked = longestOf((node.arguments ?? []).map(({ value }) => longestList(value)));
  const returned = getNamedType(field.type);
  if (isConnection(returned)) return longestOf([asked, pageOf(node)]);
  const isPlainList =
    isListType(getNullableType(field.type)) && isCompositeType(returned) && !isConnection(parent);
  const otherwise = isPlainList ? usualList : 1;
  return (variables) => asked(variables) || otherwise;
}

const isConnection = (type: unknown): boolean =>
  isObjectType(type) && type.name.endsWith('Connection') && type.getFields().nodes !== undefined;

function pageOf(node: FieldNode): Size {
  const sizes = (node.arguments ?? [])
    .filter(({ name }) => name.value === 'first' || name.value === 'last')
    .map(({ value }) => value);
  return (variables) => {
    const said = sizes.map((size) => Number(plain(size, variables) ?? usualPage));
    const size = said.length === 0 ? usualPage : Math.max(...said);
    return Number.isFinite(size) ? Math.min(Math.max(size, 1), largestPage) : usualPage;
  };
}

const longestOf =
  (sizes: readonly Size[]): Size =>
  (variables) =>
    sizes.reduce((longest, size) => Math.max(longest, size(variables)), 0);

/** The length of the longest list anywhere in an argument. */
function longestList(node: ValueNode): Size {
  if (node.kind === Kind.VARIABLE) return (variables) => variables.longestList(node.name.value);
  if (node.kind === Kind.LIST)
    return longestOf([() => node.values.length, ...node.values.map((one) => longestList(one))]);
  if (node.kind === Kind.OBJECT) return longestOf(node.fields.map(({ value }) => longestList(value)));
  return () => 0;
}

/** Lists in variables, two levels down: no input of the schema nests further. */
function longestListIn(value: unknown, levels = 2): number {
  if (typeof value !== 'object' || value === null || levels < 0) return 0;
  const isList = Array.isArray(value);
  const members: readonly unknown[] = isList ? value : Object.values(value);
  let longest = isList ? members.length : 0;
  for (const member of members) {
    if (typeof member === 'object') longest = Math.max(longest, longestListIn(member, levels - 1));
  }
  return longest;
}

const plain = (node: ValueNode, variables: Variables): unknown =>
  node.kind === Kind.VARIABLE
    ? variables.value(node.name.value)
    : node.kind === Kind.INT
      ? node.value
      : undefined;

export function createVariables(
  { variableDefinitions = [] }: OperationDefinitionNode,
  given: VariableValues,
): Variables {
  const defaultOf = (name: string): unknown => {
    const defined = variableDefinitions.find(({ variable }) => variable.name.value === name)?.defaultValue;
    return defined?.kind === Kind.INT ? Number(defined.value) : undefined;
  };
  const value = (name: string) => (Object.hasOwn(given, name) ? given[name] : defaultOf(name));
  return { value, longestList: (name) => longestListIn(value(name)) };
}
