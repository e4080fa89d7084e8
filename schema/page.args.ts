import { ArgsType, Field, Int } from 'type-graphql';

@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'How many objects from the start or after `after`: 1 to 100, 20 when left out.',
  })
  readonly first?: number | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the object that precedes the page.' })
  readonly after?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many objects before `before`: 1 to 100. Not together with `first`.',
  })
  readonly last?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the object that follows the page; needs `last`.',
  })
  readonly before?: string | null;
}
