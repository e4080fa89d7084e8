import { Field, ObjectType, registerEnumType } from 'type-graphql';
import type { Instant } from '../src/instant.ts';
import { DateTimeScalar } from './scalars.ts';

export const SystemName = { ORO: 'ORO', P21: 'P21' } as const;

registerEnumType(SystemName, {
  name: 'SystemName',
  description: 'One of the two systems behind the gateway; also in `extensions.system` of errors.',
  valuesConfig: {
    ORO: { description: 'OroCommerce, the shop.' },
    P21: { description: 'Epicor Prophet 21, the ERP.' },
  },
});

@ObjectType('SystemStatus', { simpleResolvers: true, description: 'Whether one of the two systems answers.' })
export class SystemStatus {
  @Field(() => SystemName, { description: 'Which system.' })
  readonly system: keyof typeof SystemName;

  @Field(() => Boolean, { description: 'Whether it answered the last check.' })
  readonly reachable: boolean;

  @Field(() => DateTimeScalar, { description: 'Since when that is so, as far as this gateway has seen.' })
  readonly since: Instant;

  @Field(() => DateTimeScalar, { description: 'When it was checked last.' })
  readonly checkedAt: Instant;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the failure, e.g. "UPSTREAM_TIMEOUT"; null while it is reachable.',
  })
  readonly reason: string | null;
}
