import { Ctx, Query, Resolver } from 'type-graphql';
import { Finding } from '../schema/finding.type.ts';
import type { RequestContext } from '../src/context.ts';

@Resolver(() => Finding)
export class FindingResolver {
  @Query(() => [Finding], {
    description:
      'Asks both systems for everything the gateway needs and looks for what is insecure: the `doctor` of the command line. Takes seconds.',
  })
  findings(@Ctx() { admin }: RequestContext) {
    return admin.examine();
  }
}
