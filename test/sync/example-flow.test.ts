/** The worked example of the guide does what the guide says, and stands there as it is run here. */
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { createWarehousesFlow, type Systems } from './example.flow.ts';
import { createEngineUnderTest, sharedStore } from './parts.ts';

const store = sharedStore();

it('stands in the guide as it is', async () => {
  const [guide, example] = await Promise.all(
    ['docs/add-a-flow.md', 'test/sync/example.flow.ts'].map((path) => readFile(path, 'utf8')),
  );
  expect(guide).toContain(`\`\`\`ts\n${example}\`\`\``);
});

it('is migrated, polled, noticed and reconciled from one file', async () => {
  const systems: Systems = { warehouses: new Map(), places: new Map() };
  const flow = createWarehousesFlow(systems);
  const engine = createEngineUnderTest(store(), [flow]);
  const put = (code: string, name: string, closed = false) =>
    systems.warehouses.set(code, { code, name, closed, changedAt: '2026-01-01T11:59:00.000Z' });
  put('10', 'Chicago');
  put('20', 'Dallas');
  put('30', 'Reno', true);
  expect((await engine.run(flow, 'MIGRATE')).counts).toEqual({ CREATED: 2, IGNORED: 1 });
  put('10', 'Chicago North');
  await engine.poll(flow);
  await engine.drain(flow);
  expect([...systems.places.values()].map(({ title }) => title)).toEqual(['Chicago North', 'Dallas']);
  put('20', 'Dallas', true);
  await engine.notice(flow, '20');
  await engine.drain(flow);
  expect(systems.places.get('2')).toMatchObject({ enabled: false });
  expect((await engine.run(flow, 'RECONCILE')).counts).toEqual({ EQUAL: 3 });
  put('40', 'x'.repeat(41));
  await engine.notice(flow, '40');
  await engine.drain(flow);
  expect(await engine.change('40')).toMatchObject({
    state: 'PARKED',
    reason: 'title: at most 40 characters',
  });
});
