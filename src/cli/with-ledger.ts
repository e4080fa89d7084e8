/** Runs a command over the ledger alone: nothing is sent, whoever serves sees what was decided at its next look. */
import { CommandOperations } from '../commands/command-operations.ts';
import { commandKinds } from '../commands/kinds.ts';
import { type Environment, loadConfig } from '../config/load.ts';
import { openStore } from '../store/open-store.ts';
import { placeOf } from './store-place.ts';

const kinds = new Map(commandKinds.map((kind) => [kind.kind, kind]));

export async function withLedger<T>(
  environment: Environment,
  use: (operations: CommandOperations) => Promise<T>,
): Promise<T> {
  const { gateway } = loadConfig(environment);
  await using store = await openStore(placeOf(gateway));
  const nobody = { wake: () => {} };
  return await use(
    new CommandOperations({ db: store.db, kinds, dispatcher: nobody, clock: Date.now, onChange: () => {} }),
  );
}
