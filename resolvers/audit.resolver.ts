import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { AuditEntry, AuditFilter } from '../schema/audit-entry.type.ts';
import { AuditEntryConnection } from '../schema/connections.ts';
import { PageArgs } from '../schema/page.args.ts';
import type { RequestContext } from '../src/context.ts';
import { WithTotal } from './with-total.ts';

@Resolver(() => AuditEntry)
export class AuditResolver {
  @Query(() => AuditEntryConnection, { description: 'Who did or tried what, newest first.' })
  auditLog(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => AuditFilter, { nullable: true, description: 'Which; all when left out.' })
    filter: AuditFilter | null | undefined,
    @WithTotal() withTotal: boolean,
    @Ctx() { admin }: RequestContext,
  ) {
    return admin.audit(page, filter ?? {}, withTotal);
  }
}
