import { Field, Int, ObjectType } from 'type-graphql';
import { Authorized } from './authorized.ts';
import { ChangeFields } from './change.type.ts';

@Authorized('operate')
@ObjectType('FlowActivity', {
  simpleResolvers: true,
  description:
    'A flow did something. Of what happened alike while a subscriber was slow it hears the last only.',
})
export class FlowActivity extends ChangeFields {
  @Field(() => String, { nullable: true, description: 'Name of the flow; null in a gap.' })
  readonly flow: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What it did, e.g. "WRITTEN", "PARKED", "RUN_STARTED", "RUN_ENDED"; null in a gap.',
  })
  readonly event: string | null;

  @Field(() => Int, { nullable: true, description: 'How many records it was about; null in a gap.' })
  readonly count: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Key of the record at its source where it was about one.',
  })
  readonly recordKey: string | null;
}
