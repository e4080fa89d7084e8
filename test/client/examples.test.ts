/** The jobs of `examples/`, run as people run them. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GatewayUnderTest, startGateway } from '../support/gateway.ts';

const root = join(import.meta.dirname, '../..');
let gateway: GatewayUnderTest;
let folder: string;

beforeAll(async () => {
  gateway = await startGateway({ GATEWAY_POLL_SECONDS: '1' }, true);
  folder = await mkdtemp(join(tmpdir(), 'examples-'));
}, 120_000);

afterAll(async () => {
  await gateway?.close();
  await rm(folder, { recursive: true, force: true });
});

interface Job {
  readonly output: () => string;
  readonly ended: Promise<number | null>;
  stop(): void;
}

function run(example: string, ...words: string[]): Job {
  const child = spawn(process.execPath, ['--import', 'tsx', `examples/${example}.ts`, ...words], {
    cwd: root,
    env: { ...process.env, GATEWAY_URL: `${gateway.app.url}/graphql`, GATEWAY_KEY: 'opg_sync_secret' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { output: () => output, ended, stop: () => child.kill('SIGTERM') };
}

describe('import-orders', { timeout: 120_000 }, () => {
  it('places each order once however often it runs, and says which need a person', async () => {
    const { tourCustomerId: customerId, window } = gateway.distributor;
    const [{ sku = '' } = {}] = window.items;
    const lines = ['EDI-1', 'EDI-2', 'EDI-3'].map((number) => ({
      number,
      order: { customerId, lines: [{ sku, quantity: '2' }] },
    }));
    const bad = { number: 'EDI-4', order: { customerId, lines: [{ sku: 'NO-SUCH-ITEM', quantity: '1' }] } };
    const file = join(folder, 'orders.ndjson');
    await writeFile(file, [...lines, bad].map((line) => `${JSON.stringify(line)}\n`).join(''));
    for (let turn = 0; turn < 2; turn += 1) {
      const job = run('import-orders', file);
      expect(await job.ended, job.output()).toBe(1);
      for (const { number } of lines) expect(job.output()).toMatch(new RegExp(`${number} placed as \\d+`));
      expect(job.output()).toMatch(/EDI-4 not placed: .*lines.*NO-SUCH-ITEM/);
    }
    const written = [...gateway.distributor.p21.database.table('oe_hdr').all()].map((row) =>
      String(row.web_reference_no ?? ''),
    );
    expect(written.filter((reference) => reference.startsWith('EDI-')).sort()).toEqual([
      'EDI-1',
      'EDI-2',
      'EDI-3',
    ]);
  });
});

describe('stock-feed', { timeout: 120_000 }, () => {
  const rowsOf = async (
    file: string,
  ): Promise<{ sku: string; levels: { available: { value: string } }[] }[]> =>
    (await readFile(file, 'utf8').catch(() => ''))
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  const move = (sku: string, onHand: number) => {
    const { database } = gateway.distributor.p21;
    const uid = database.table('inv_mast').first({ item_id: sku })?.inv_mast_uid ?? null;
    for (const row of database.table('inv_loc').find('inv_mast_uid', uid))
      database
        .table('inv_loc')
        .update(row, { qty_on_hand: onHand, qty_allocated: 0, inv_last_changed_date: Date.now() });
  };
  const hears = (file: string, sku: string, value: string) =>
    expect
      .poll(
        async () => (await rowsOf(file)).filter((row) => row.sku === sku).at(-1)?.levels[0]?.available.value,
        { timeout: 30_000 },
      )
      .toBe(value);

  it('ends without a word when it is stopped in the middle, and begins again', async () => {
    const file = join(folder, 'stopped.ndjson');
    const { faults } = gateway.distributor.p21;
    faults.apply({ latencyMs: { ms: 3_000 } });
    const job = run('stock-feed', file);
    await expect.poll(() => job.output(), { timeout: 60_000 }).toContain('listening');
    job.stop();
    expect([await job.ended, job.output()]).toEqual([0, 'listening for changes\n']);
    faults.clear();
    const again = run('stock-feed', file);
    await expect.poll(() => again.output(), { timeout: 60_000 }).toMatch(/stock of \d{2,} products written/);
    again.stop();
    expect(await again.ended, again.output()).toBe(0);
  });

  it('writes everything once, then what changes, also what changed while it was away', async () => {
    const file = join(folder, 'stock.ndjson');
    const [one = '', other = ''] = gateway.distributor.window.items.map(({ sku }) => sku);
    const first = run('stock-feed', file);
    await expect.poll(() => first.output(), { timeout: 60_000 }).toMatch(/stock of \d{2,} products written/);
    move(one, 4321);
    await hears(file, one, '4321');
    first.stop();
    expect(await first.ended, first.output()).toBe(0);
    const before = (await rowsOf(file)).length;
    move(other, 1234);
    const second = run('stock-feed', file);
    await hears(file, other, '1234');
    second.stop();
    expect(await second.ended, second.output()).toBe(0);
    expect(second.output()).not.toContain('written');
    expect((await rowsOf(file)).length - before).toBeLessThan(20);
  });
});
