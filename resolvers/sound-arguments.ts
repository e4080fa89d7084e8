/** Refuses texts in arguments that no system behind the gateway could keep, before any of them is asked. */
import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';
import { badInput } from '../src/errors.ts';
import { findUnsoundText } from '../src/sound-text.ts';
import { objectTypesOf } from './authorization.ts';

type Resolve = GraphQLFieldResolver<unknown, unknown>;

/** What is asked for travels in URLs: keys, words to search for, cursors. What is written may be long. */
const longestAsked = 1000;

/** Changes the resolvers of the schema's fields with arguments. */
export function guardArguments(schema: GraphQLSchema): GraphQLSchema {
  for (const type of objectTypesOf(schema)) {
    const longest = type === schema.getMutationType() ? undefined : longestAsked;
    const fields: GraphQLField<unknown, unknown>[] = Object.values(type.getFields());
    for (const field of fields.filter(({ args }) => args.length > 0)) {
      field.resolve = withSoundArguments(field.resolve ?? defaultFieldResolver, longest);
      if (field.subscribe !== undefined) field.subscribe = withSoundArguments(field.subscribe, longest);
    }
  }
  return schema;
}

const withSoundArguments =
  (resolve: Resolve, longest: number | undefined): Resolve =>
  (source, args, context, info) => {
    const path = findUnsoundText(args, longest);
    if (path === undefined) return resolve(source, args, context, info);
    const most = longest === undefined ? '' : `, at most ${longest} characters`;
    throw badInput(path.join('.'), `give text without U+0000 and halves of surrogate pairs${most}`);
  };
