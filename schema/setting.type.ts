import { Field, InputType, Int, ObjectType } from 'type-graphql';
import type { Instant } from '../src/instant.ts';
import { Authorized } from './authorized.ts';
import { DateTimeScalar, JsonScalar } from './scalars.ts';

@Authorized('admin')
@ObjectType('SettingChange', { simpleResolvers: true, description: 'A setting was given another value.' })
export class SettingChange {
  @Field(() => Int, { description: 'Counts up over all settings.' })
  readonly version: number;

  @Field(() => String, { description: 'Name of the setting.' })
  readonly name: string;

  @Field(() => JsonScalar, { nullable: true, description: 'The value from then on; null: as configured.' })
  readonly value: unknown;

  @Field(() => DateTimeScalar, { description: 'When.' })
  readonly at: Instant;

  @Field(() => String, { description: 'Key or token that changed it.' })
  readonly actor: string;
}

@Authorized('admin')
@ObjectType('Setting', {
  simpleResolvers: true,
  description: 'Something that can be changed while the gateway runs, at once on every replica.',
})
export class Setting {
  @Field(() => String, { description: 'Name, e.g. "cache.stockFreshSeconds".' })
  readonly name: string;

  @Field(() => String, { description: 'What it is part of: sync, cache, flows or gateway.' })
  readonly section: string;

  @Field(() => String, { description: 'What it does.' })
  readonly description: string;

  @Field(() => JsonScalar, { nullable: true, description: 'The value that counts.' })
  readonly value: unknown;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'The value of environment and configuration file, which counts while nobody has changed it.',
  })
  readonly configured: unknown;

  @Field(() => SettingChange, { nullable: true, description: 'The last change; null when there was none.' })
  readonly change: SettingChange | null;
}

@Authorized('admin')
@ObjectType('Settings', { simpleResolvers: true, description: 'All settings at one moment.' })
export class Settings {
  @Field(() => Int, { description: 'Version of the last change; 0 while there was none.' })
  readonly version: number;

  @Field(() => [Setting], { description: 'Every setting.' })
  readonly settings: readonly Setting[];
}

@InputType('SettingValueInput', { description: 'A setting and the value it shall have.' })
export class SettingValueInput {
  @Field(() => String, { description: 'Name of the setting.' })
  readonly name: string;

  @Field(() => JsonScalar, { nullable: true, description: 'Its value; null for what is configured.' })
  readonly value?: unknown;
}
