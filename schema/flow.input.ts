import { Field, InputType } from 'type-graphql';

@InputType('FlowSettingInput', { description: 'What to change of a flow; the rest stays as it is.' })
export class FlowSettingInput {
  @Field(() => Boolean, {
    nullable: true,
    description: 'Switch it on or off. Switched on, it goes through everything once.',
  })
  readonly enabled?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'Cron of five fields in the zone of P21; empty for never; null for what the flow declares.',
  })
  readonly schedule?: string | null;
}
