/** A ledger of commands over a P21 sandbox that takes commands and never delivers them. */
import { randomBytes, randomUUID } from 'node:crypto';
import { createP21Sources } from '../../../datasources/p21/create-p21-sources.ts';
import { createCommandSources } from '../../../src/commands/command-sources.ts';
import { type Commands, createCommands } from '../../../src/commands/create-commands.ts';
import { commandKinds } from '../../../src/commands/kinds.ts';
import { p21Schema } from '../../../src/config/config.ts';
import { openStore, type Store } from '../../../src/store/open-store.ts';
import { createDatabase } from '../../support/postgres.ts';

export interface TestLedger extends AsyncDisposable {
  readonly commands: Commands;
  readonly store: Store;
}

export async function createLedger(url: string): Promise<TestLedger> {
  const settings = p21Schema.parse({ url, username: 'api', password: 'sandbox', companyId: 'ACME' });
  const p21 = createP21Sources(settings, { clock: Date.now, random: () => 0, sleep: async () => {} });
  const database = await createDatabase();
  const store = await openStore({ kind: 'url', url: database.url, connections: 2 });
  const commands = createCommands({
    store,
    kinds: commandKinds,
    context: { p21: createCommandSources(p21.sources, p21.writes, Date.now), settings },
    clock: Date.now,
    random: () => 0,
    randomId: randomUUID,
    randomBytes,
    onError: () => {},
  });
  return {
    commands,
    store,
    [Symbol.asyncDispose]: async () => {
      await p21.close();
      await store.close();
      await database.drop();
    },
  };
}
