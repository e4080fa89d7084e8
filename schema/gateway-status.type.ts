import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Instant } from '../src/instant.ts';
import { Authorized } from './authorized.ts';
import { DateTimeScalar } from './scalars.ts';
import { SystemName } from './system-status.type.ts';

export const BreakerState = { CLOSED: 'CLOSED', HALF_OPEN: 'HALF_OPEN', OPEN: 'OPEN' } as const;
export type BreakerState = keyof typeof BreakerState;

registerEnumType(BreakerState, {
  name: 'BreakerState',
  description: 'Whether the gateway asks a system.',
  valuesConfig: {
    CLOSED: { description: 'Yes.' },
    HALF_OPEN: { description: 'One call tries whether it answers again.' },
    OPEN: { description: 'Not for a moment, after repeated failures.' },
  },
});

@ObjectType('CallBudget', {
  simpleResolvers: true,
  description: 'Calls of one kind that a system is sent at once.',
})
export class CallBudget {
  @Field(() => Int, { description: 'Under way.' })
  readonly running: number;

  @Field(() => Int, { description: 'Waiting for a place.' })
  readonly waiting: number;

  @Field(() => Int, { description: 'The most that may be under way.' })
  readonly places: number;
}

@ObjectType('UpstreamStatus', {
  simpleResolvers: true,
  description: 'How one of the two systems is asked by this replica.',
})
export class UpstreamStatus {
  @Field(() => SystemName, { description: 'Which system.' })
  readonly system: keyof typeof SystemName;

  @Field(() => BreakerState, { description: 'Whether it is asked.' })
  readonly breaker: BreakerState;

  @Field(() => CallBudget, { description: 'Reads.' })
  readonly reads: CallBudget;

  @Field(() => CallBudget, { description: 'Writes.' })
  readonly writes: CallBudget;

  @Field(() => Int, { description: 'Calls of the last minute, attempts counted each.' })
  readonly callsLastMinute: number;

  @Field(() => Int, { description: 'Of these, the failed ones.' })
  readonly failedLastMinute: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Milliseconds a call took in the last minute, on average; null without calls.',
  })
  readonly averageMs: number | null;
}

@ObjectType('ServiceStatus', {
  simpleResolvers: true,
  description: 'Whether something the gateway itself leans on answers.',
})
export class ServiceStatus {
  @Field(() => String, { description: 'What it is, e.g. "postgresql", "embedded" or "redis".' })
  readonly kind: string;

  @Field(() => Boolean, { description: 'Whether it answered just now.' })
  readonly reachable: boolean;

  @Field(() => Int, { nullable: true, description: 'Milliseconds it took; null when it did not answer.' })
  readonly answeredMs: number | null;
}

@Authorized('operate')
@ObjectType('GatewayStatus', {
  simpleResolvers: true,
  description: 'How the replica that answers is doing, and what it leans on.',
})
export class GatewayStatus {
  @Field(() => DateTimeScalar, { description: 'When this replica started.' })
  readonly startedAt: Instant;

  @Field(() => Boolean, { description: 'Whether the sync as a whole is switched on.' })
  readonly syncEnabled: boolean;

  @Field(() => ServiceStatus, { description: 'The database of the gateway.' })
  readonly store: ServiceStatus;

  @Field(() => ServiceStatus, {
    nullable: true,
    description: 'Redis, through which replicas share caches and events; null when none is configured.',
  })
  readonly redis: ServiceStatus | null;

  @Field(() => [UpstreamStatus], { description: 'Both systems, as they are asked.' })
  readonly upstreams: readonly UpstreamStatus[];
}
