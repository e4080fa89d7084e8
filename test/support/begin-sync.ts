/** Changes are looked for only in flows that have run over everything once. */
import type { App } from '../../src/app.ts';

/** Resolves when changes of stock are noticed from now on. */
export async function beginSync({ operations }: Pick<App, 'operations'>): Promise<void> {
  const { id } = await operations.startMigration(['products', 'inventory-levels'], false);
  for (;;) {
    const { state } = await operations.migration(id);
    if (state === 'DONE') return;
    if (state !== 'RUNNING' && state !== 'WAITING') throw new Error(`the migration is ${state}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
