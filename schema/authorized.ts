import { Extensions } from 'type-graphql';
import type { Scope } from '../src/access/scopes.ts';

/**
 * Says which scopes a field, or every field of a type and every field that returns it, needs; all of those named.
 * Every mutation and subscription must say it, or the schema is not built. Queries that say nothing need `read`.
 */
export const Authorized = (...scopes: readonly [Scope, ...Scope[]]): ClassDecorator & MethodDecorator =>
  Extensions({ [scopesExtension]: scopes }) as ClassDecorator & MethodDecorator;

/** Where the built schema keeps what `Authorized` says. */
export const scopesExtension = 'scopes';
