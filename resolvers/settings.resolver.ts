import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Authorized } from '../schema/authorized.ts';
import { SettingChange, Settings, SettingValueInput } from '../schema/setting.type.ts';
import type { RequestContext } from '../src/context.ts';

@Resolver(() => Settings)
export class SettingsResolver {
  @Query(() => Settings, { description: 'What can be changed while the gateway runs, as it counts now.' })
  settings(@Ctx() { admin }: RequestContext) {
    return admin.settings();
  }

  @Query(() => [SettingChange], { description: 'Changes of settings, newest first.' })
  settingChanges(
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many: 1 to 500.' }) first: number,
    @Ctx() { admin }: RequestContext,
  ) {
    return admin.settingChanges(first);
  }

  @Authorized('admin')
  @Mutation(() => Settings, {
    description:
      'Changes settings, all or none, at once on every replica. What is not valid is refused by name.',
  })
  changeSettings(
    @Arg('values', () => [SettingValueInput], { description: 'The settings and their values.' })
    values: SettingValueInput[],
    @Arg('version', () => Int, {
      nullable: true,
      description: 'Version that was looked at: refused when somebody has changed something since.',
    })
    version: number | null | undefined,
    @Ctx() { admin, viewer }: RequestContext,
  ) {
    return admin.changeSettings(values, version ?? null, viewer);
  }
}
