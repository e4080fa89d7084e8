/** Commands of the ledger as lists of the graph. */
import type { Connection } from '../../schema/connection.type.ts';
import type { PageArgs } from '../../schema/page.args.ts';
import type { Command } from '../commands/command.ts';
import type { CommandFilter, CommandOperations } from '../commands/command-operations.ts';
import { parsePage, toConnection, withNext } from './page.ts';
import type { Visibility } from './visibility.ts';

export interface CommandLoader {
  /** Newest first, the viewer's own only. */
  page(args: PageArgs, filter: CommandFilter, withTotal: boolean): Promise<Connection<Command>>;
  /** The filter with the customer a viewer may ask about. */
  filterOf(filter: CommandFilter): CommandFilter;
}

export function createCommandLoader(
  operations: Pick<CommandOperations, 'list' | 'count'>,
  visibility: Visibility,
): CommandLoader {
  const filterOf = (filter: CommandFilter): CommandFilter => ({
    ...filter,
    customerId: visibility.scope(filter.customerId, 'filter.customerId') ?? null,
  });
  return {
    filterOf,
    page: async (args, filter, withTotal) => {
      const window = parsePage(args);
      const own = filterOf(filter);
      const [commands, total] = await Promise.all([
        operations.list(own, withNext(window)),
        withTotal ? operations.count(own) : null,
      ]);
      return toConnection(commands, window, total);
    },
  };
}
