/** One set of workers after another over a database of their own: after a crash, and while the earlier ones still end. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { inMemory } from '../support/stores.ts';
import { Scene } from './support/commands-under-test.ts';

let store: Store;
let scene: Scene;

beforeEach(async () => {
  store = await openStore(inMemory());
  scene = new Scene(store);
});
afterEach(async () => {
  await scene.commands.stop();
  await store.close();
});

/** A command in the hands of a worker that is not of this scene. */
async function heldByAnother(): Promise<() => Promise<string | null>> {
  scene.erp.manners.push('down');
  const { id } = await scene.accepted({});
  const held_until = new Date(scene.now + 30_000).toISOString();
  const ofIt = store.db.updateTable('command').where('id', '=', id);
  await ofIt.set({ held_by: 'another', held_until }).execute();
  return async () => {
    const row = store.db.selectFrom('command').select('held_by').where('id', '=', id);
    return (await row.executeTakeFirstOrThrow()).held_by;
  };
}

it('leaves what the workers it replaces are at in their hands', async () => {
  const holder = await heldByAnother();
  await scene.commands.start({ besideOther: true });
  expect(await holder()).toBe('another');
});

it('takes what a crash left', async () => {
  const holder = await heldByAnother();
  await scene.commands.start();
  expect(await holder()).not.toBe('another');
});
