/**
 * Makes what a selection asks of an object that only holds data: one function per selection, written for it, instead of
 * several calls per value. Data only means that no field below has a resolver, an argument or a directive, and that
 * every type is known without looking at the value.
 */
import {
  defaultFieldResolver,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNullableType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** What to answer for a value. Throws for one that is not what its type says: that is for the whole executor to tell. */
export type Projection = (value: unknown) => unknown;

export type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

/** Undefined where the selection asks for more than data. */
export function projectionOf(
  type: GraphQLObjectType,
  { selections }: SelectionSetNode,
  fragments: Fragments,
): Projection | undefined {
  const members = new Map<string, Member>();
  for (const field of fieldsOf(selections, type, fragments)) {
    const member = field && memberOf(type, field, fragments);
    if (field === undefined || member === undefined) return undefined;
    // Valid documents name by one key one field; of an object asked for twice the parts would have to be merged.
    if (members.has(keyOf(field)) && field.selectionSet !== undefined) return undefined;
    members.set(keyOf(field), member);
  }
  return write(members);
}

/** One member of the answer: what it is read from, and what is made of it. */
interface Member {
  readonly property: string;
  readonly make: Projection;
}

const keyOf = ({ alias, name }: FieldNode): string => (alias ?? name).value;

/** The fields in order, fragments opened; undefined for what cannot be told without the value. */
function* fieldsOf(
  selections: readonly SelectionNode[],
  type: GraphQLObjectType,
  fragments: Fragments,
): Generator<FieldNode | undefined> {
  for (const node of selections) {
    if (node.directives?.length) yield undefined;
    else if (node.kind === Kind.FIELD) yield node;
    else {
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments[node.name.value];
      const isOfType = (fragment?.typeCondition?.name.value ?? type.name) === type.name;
      if (fragment === undefined || !isOfType || fragment.directives?.length) yield undefined;
      else yield* fieldsOf(fragment.selectionSet.selections, type, fragments);
    }
  }
}

function memberOf(type: GraphQLObjectType, node: FieldNode, fragments: Fragments): Member | undefined {
  const property = node.name.value;
  // As the name of a member it would mean the prototype.
  if (keyOf(node) === '__proto__') return undefined;
  if (property === '__typename') return { property, make: () => type.name };
  const field = type.getFields()[property];
  if (field === undefined || field.args.length > 0 || !isRead(field.resolve)) return undefined;
  const make = makerOf(field.type, node.selectionSet, fragments);
  return make && { property, make };
}

const isRead = (resolve: unknown): boolean => resolve === undefined || resolve === defaultFieldResolver;

function makerOf(
  type: GraphQLOutputType,
  selectionSet: SelectionSetNode | undefined,
  fragments: Fragments,
): Projection | undefined {
  const nullable = getNullableType(type);
  const make = isListType(nullable)
    ? listOf(makerOf(nullable.ofType, selectionSet, fragments))
    : isLeafType(nullable)
      ? leafOf(nullable)
      : isObjectType(nullable) && selectionSet !== undefined
        ? projectionOf(nullable, selectionSet, fragments)
        : undefined;
  return make && (isNonNullType(type) ? required(make) : optional(make));
}

const listOf = (make: Projection | undefined): Projection | undefined =>
  make && ((list) => (Array.isArray(list) ? list.map(make) : mismatch('a list')));

const leafOf =
  (type: GraphQLLeafType): Projection =>
  (value) => {
    if (value instanceof Error) throw value;
    return type.serialize(value) ?? mismatch(type.name);
  };

const required =
  (make: Projection): Projection =>
  (value) =>
    value == null ? mismatch('a value') : make(value);

const optional =
  (make: Projection): Projection =>
  (value) =>
    value == null ? null : make(value);

function mismatch(expected: string): never {
  throw new TypeError(`not ${expected}`);
}

/**
 * Written out as a literal, so that all its objects have one shape. Names are those of the grammar: letters, digits
 * and underscores.
 */
function write(members: ReadonlyMap<string, Member>): Projection {
  const makers = [...members.values()].map(({ make }) => make);
  const parts = [...members].map(([key, { property }], index) => `${key}: make${index}(from.${property})`);
  const parameters = makers.map((_make, index) => `make${index}`);
  const body = `if (typeof from !== 'object' || from instanceof Error) throw new TypeError('not an object');
return { ${parts.join(', ')} };`;
  return new Function(...parameters, `return (from) => { ${body} };`)(...makers) as Projection;
}
