import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { Instant } from '../src/instant.ts';
import { Authorized } from './authorized.ts';
import { DateTimeScalar } from './scalars.ts';

@Authorized('admin')
@ObjectType('AccessKey', {
  simpleResolvers: true,
  description: 'An API key of the gateway, without its secret.',
})
export class AccessKey {
  @Field(() => ID, { description: 'Public part of the key.' })
  readonly id: string;

  @Field(() => String, { description: 'What it is for.' })
  readonly name: string;

  @Field(() => String, { description: 'Its role: storefront, back-office, sync or admin.' })
  readonly role: string;

  @Field(() => ID, { nullable: true, description: 'The P21 customer a storefront key sees.' })
  readonly p21CustomerId: string | null;

  @Field(() => [String], { description: 'What it may do, e.g. "read" or "operate".' })
  readonly scopes: readonly string[];

  @Field(() => [String], {
    nullable: true,
    description: 'Addresses and networks it may come from; null: from everywhere.',
  })
  readonly addresses: readonly string[] | null;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  readonly createdAt: Instant;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ends; null when it does not.' })
  readonly expiresAt: Instant | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was revoked.' })
  readonly revokedAt: Instant | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last used, to the minute.' })
  readonly lastUsedAt: Instant | null;

  @Field(() => Boolean, { description: 'Whether it opens anything: neither expired nor revoked.' })
  readonly active: boolean;
}

@Authorized('admin')
@ObjectType('IssuedAccessKey', {
  simpleResolvers: true,
  description: 'A key that was just made. Its secret is told here and never again.',
})
export class IssuedAccessKey {
  @Field(() => String, { description: 'The whole key, to be sent as "Authorization: Bearer …".' })
  readonly token: string;

  @Field(() => AccessKey, { description: 'What is kept of it.' })
  readonly key: AccessKey;
}

@InputType('CreateAccessKeyInput', { description: 'A key to be made.' })
export class CreateAccessKeyInput {
  @Field(() => String, { description: 'What it is for.' })
  readonly name: string;

  @Field(() => String, { description: 'Its role: storefront, back-office, sync or admin.' })
  readonly role: string;

  @Field(() => ID, { nullable: true, description: 'The P21 customer a storefront key sees.' })
  readonly p21CustomerId?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'What it may do; what its role may by default when left out.',
  })
  readonly scopes?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Addresses and networks it may come from, e.g. "10.0.0.0/8"; from everywhere when left out.',
  })
  readonly addresses?: string[] | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ends; never when left out.' })
  readonly expiresAt?: Instant | null;
}
