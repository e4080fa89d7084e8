/** What those who run the gateway see: each page in a browser, end to end, looked at by axe. One gateway serves them all. */
import { afterAll, beforeAll, describe } from 'vitest';
import { testAccess } from './pages/access.ts';
import { testMigration } from './pages/migration.ts';
import { testOverview } from './pages/overview.ts';
import { testPrices } from './pages/prices.ts';
import { testReconcile } from './pages/reconcile.ts';
import { testSettings } from './pages/settings.ts';
import { testEntering, testLeaving, testShell } from './pages/shell.ts';
import { testSyncDesk } from './pages/sync-desk.ts';
import { type ConsoleUnderTest, pageWaitMs, startConsole } from './support/console-under-test.ts';

let console: ConsoleUnderTest;
const view = () => console;

beforeAll(async () => {
  console = await startConsole();
}, 300_000);

afterAll(() => console?.close());

describe('the console', { timeout: 4 * pageWaitMs }, () => {
  describe('on entering', () => testEntering(view));
  describe('overview', () => testOverview(view));
  describe('migration', () => testMigration(view));
  describe('reconcile', () => testReconcile(view));
  describe('prices and stock', () => testPrices(view));
  describe('sync desk', () => testSyncDesk(view));
  describe('settings', () => testSettings(view));
  describe('access', () => testAccess(view));
  describe('around every page', () => testShell(view));
  describe('on leaving', () => testLeaving(view));
});
