/** What all messages of subscriptions have in common, from the change they tell of. */
import type { ChangeFields } from '../schema/change.type.ts';
import type { RequestContext } from '../src/context.ts';
import type { Change } from '../src/live/change.ts';

/** What type-graphql hands to `subscribe`: the arguments as the schema has parsed them. */
export interface Subscribing<A> {
  readonly args: A;
  readonly context: RequestContext;
}

export const changeFields = ({ cursor, at, payload }: Change): ChangeFields => ({
  cursor,
  at,
  isGap: payload === null,
});
