import { Field, ID, ObjectType } from 'type-graphql';
import { ChangeFields } from './change.type.ts';
import { CommandState } from './command.enum.ts';

@ObjectType('CommandChange', {
  simpleResolvers: true,
  description: 'A command is in another state than it was.',
})
export class CommandChange extends ChangeFields {
  @Field(() => ID, { nullable: true, description: 'Id of the command; null in a gap.' })
  readonly id: string | null;

  @Field(() => CommandState, { nullable: true, description: 'The state it came into; null in a gap.' })
  readonly state: CommandState | null;
}
