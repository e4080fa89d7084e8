/**
 * Calls the methods of queries and fields with their arguments as they came. type-graphql would make instances of their
 * classes first, for each item of each list; nothing here has methods on its input, and it costs more than the answer.
 * Mutations are left as they are: they are few, and what they write is worth the care.
 */
import type { GraphQLFieldResolver } from 'graphql';
import { getMetadataStorage } from 'type-graphql';

type Resolver = GraphQLFieldResolver<unknown, unknown>;
type Storage = ReturnType<typeof getMetadataStorage>;
type Method = Storage['queries'][number] | Storage['fieldResolvers'][number];
type Parameter = NonNullable<Method['params']>[number];
type Arguments = Readonly<Record<string, unknown>>;

/** One argument of a method. */
type Pick = (source: unknown, args: Arguments, context: unknown, info: unknown) => unknown;

/** Resolvers by type and field. Throws for a parameter or middleware this file does not know. */
export function leanResolvers(): Record<string, Record<string, Resolver>> {
  const storage = getMetadataStorage();
  const instances = new Map<unknown, Record<string, (...args: unknown[]) => unknown>>();
  const map: Record<string, Record<string, Resolver>> = {};
  const add = (type: string, method: Method) => {
    map[type] ??= {};
    map[type][method.schemaName] = toResolver(storage, method, instanceOf(instances, method.target));
  };
  for (const query of storage.queries) add('Query', query);
  for (const field of storage.fieldResolvers) {
    const type = storage.objectTypes.find(({ target }) => target === field.getObjectType?.());
    if (field.kind === 'external' && type !== undefined) add(type.name, field);
  }
  return map;
}

/** A resolver is one object for all its fields; it has no constructor arguments. */
function instanceOf<T>(instances: Map<unknown, T>, target: unknown): T {
  const instance = instances.get(target) ?? (new (target as new () => T)() as T);
  instances.set(target, instance);
  return instance;
}

function toResolver(
  storage: Storage,
  { methodName, params = [], middlewares = [] }: Method,
  instance: Record<string, (...args: unknown[]) => unknown>,
): Resolver {
  if (middlewares.length > 0) throw new Error(`${methodName}: middlewares are not called for queries`);
  const picks = [...params].sort((one, other) => one.index - other.index).map((one) => toPick(storage, one));
  const method = instance[methodName]?.bind(instance);
  if (method === undefined) throw new Error(`${methodName}: there is no such method`);
  return (source, args, context, info) => method(...picks.map((pick) => pick(source, args, context, info)));
}

function toPick(storage: Storage, parameter: Parameter): Pick {
  switch (parameter.kind) {
    case 'arg':
      return (_source, args) => args[parameter.name];
    case 'args':
      return argumentsOf(storage, parameter.getType());
    case 'context':
      return (_source, _args, context) => context;
    case 'root':
      return (source) => source;
    case 'custom':
      return customOf(parameter);
    case 'info':
      return (_source, _args, _context, info) => info;
    default:
      throw new Error(
        `${parameter.methodName}: parameters of the kind "${parameter.kind}" are not known here`,
      );
  }
}

/** A parameter decorator of our own, which makes what it likes of the call. */
function customOf({ methodName, options, resolver }: Extract<Parameter, { kind: 'custom' }>): Pick {
  if (options.arg !== undefined)
    throw new Error(`${methodName}: a parameter of its own declares an argument`);
  return (root, args, context, info) => resolver({ root, args, context, info } as never);
}

/** Those of the class and of the classes it extends, where given. */
function argumentsOf({ argumentTypes }: Storage, type: unknown): Pick {
  const names: string[] = [];
  for (let one = type as object | null; one !== null; one = Object.getPrototypeOf(one)) {
    const fields = argumentTypes.find(({ target }) => target === one)?.fields ?? [];
    names.push(...fields.map(({ schemaName }) => schemaName));
  }
  return (_source, args) => {
    const given: Record<string, unknown> = {};
    for (const name of names) if (args[name] !== undefined) given[name] = args[name];
    return given;
  };
}
