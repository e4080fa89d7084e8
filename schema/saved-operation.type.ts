import { Field, InputType, Int, ObjectType } from 'type-graphql';
import type { Instant } from '../src/instant.ts';
import { Authorized } from './authorized.ts';
import { DateTimeScalar, JsonScalar } from './scalars.ts';

@Authorized('saved-operations')
@ObjectType('SavedOperation', {
  simpleResolvers: true,
  description:
    'An operation that staff keep by name for each other. Whoever runs it does so with rights of their own.',
})
export class SavedOperation {
  @Field(() => String, { description: 'Its name, for people; there is one of each name.' })
  readonly name: string;

  @Field(() => Int, { description: 'Counts up over all saved operations.' })
  readonly version: number;

  @Field(() => String, { description: 'The GraphQL document.' })
  readonly document: string;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'Values for its variables by name, as an example.',
  })
  readonly variables: unknown;

  @Field(() => DateTimeScalar, { description: 'When it was saved.' })
  readonly at: Instant;

  @Field(() => String, { description: 'Key or token that saved it.' })
  readonly actor: string;
}

@InputType('SaveOperationInput', { description: 'An operation to be saved.' })
export class SaveOperationInput {
  @Field(() => String, { description: 'Its name, at most 80 characters.' })
  readonly name: string;

  @Field(() => String, {
    description:
      'The GraphQL document, at most 50,000 characters: one the gateway would run, or it is refused.',
  })
  readonly document: string;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'An object: a value for each variable by its name.',
  })
  readonly variables?: unknown;
}
