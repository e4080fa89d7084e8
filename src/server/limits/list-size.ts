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
  type ValueNode,
} from 'graphql';

export type Variables = Readonly<Record<string, unknown>>;

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
  given: Variables,
): number {
  const asked = Math.max(0, ...(node.arguments ?? []).map(({ value }) => longestList(value, given)));
  const returned = getNamedType(field.type);
  if (isConnection(returned)) return Math.max(asked, pageOf(node, given));
  if (asked > 0) return asked;
  const isPlainList =
    isListType(getNullableType(field.type)) && isCompositeType(returned) && !isConnection(parent);
  return isPlainList ? usualList : 1;
}

const isConnection = (type: unknown): boolean =>
  isObjectType(type) && type.name.endsWith('Connection') && type.getFields().nodes !== undefined;

function pageOf(node: FieldNode, given: Variables): number {
  const sizes = (node.arguments ?? [])
    .filter(({ name }) => name.value === 'first' || name.value === 'last')
    .map(({ value }) => Number(plain(value, given) ?? usualPage));
  const size = sizes.length === 0 ? usualPage : Math.max(...sizes);
  return Number.isFinite(size) ? Math.min(Math.max(size, 1), largestPage) : usualPage;
}

/** The length of the longest list anywhere in an argument. */
function longestList(node: ValueNode, given: Variables): number {
  if (node.kind === Kind.VARIABLE) return longestListIn(given[node.name.value]);
  if (node.kind === Kind.LIST)
    return Math.max(node.values.length, ...node.values.map((one) => longestList(one, given)));
  if (node.kind === Kind.OBJECT)
    return Math.max(0, ...node.fields.map(({ value }) => longestList(value, given)));
  return 0;
}

/** Lists in variables, two levels down: no input of the schema nests further. */
function longestListIn(value: unknown, levels = 2): number {
  if (typeof value !== 'object' || value === null || levels < 0) return 0;
  const items: unknown[] = Array.isArray(value) ? value : Object.values(value);
  const below = items.reduce<number>((longest, one) => Math.max(longest, longestListIn(one, levels - 1)), 0);
  return Array.isArray(value) ? Math.max(items.length, below) : below;
}

const plain = (node: ValueNode, given: Variables): unknown =>
  node.kind === Kind.VARIABLE ? given[node.name.value] : node.kind === Kind.INT ? node.value : undefined;
