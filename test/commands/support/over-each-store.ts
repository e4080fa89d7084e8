/** The write-through over every store there is, emptied before each test. */
import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest';
import { openStore, type Store } from '../../../src/store/open-store.ts';
import { storeKinds, type TestPlace } from '../../support/stores.ts';
import { Scene } from './commands-under-test.ts';

export interface Given {
  /** A new one for each test. */
  scene: Scene;
  store: Store;
}

/** A folder differs from memory only in what survives a restart, which the chaos run is about. */
const kinds = storeKinds.filter(({ name }) => name !== 'embedded in a folder');

export function overEachStore(title: string, tests: (given: Given) => void): void {
  describe.each(kinds)(`${title} over a store $name`, ({ make }) => {
    const given = {} as Given;
    let place: TestPlace;
    beforeAll(async () => {
      place = await make();
      given.store = await openStore(place.place);
    });
    beforeEach(async () => {
      await given.store.db.deleteFrom('command').execute();
      given.scene = new Scene(given.store);
    });
    afterEach(() => given.scene.commands.stop());
    afterAll(async () => {
      await given.store.close();
      await place.remove();
    });
    tests(given);
  });
}
