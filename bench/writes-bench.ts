/**
 * `writes`: commands accepted, and confirmed, with P21 up, beside a bare loop that sends P21 the same orders as many at a
 * time; accepted with P21 down; and the memory of a long queue.
 */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatTable } from '../src/cli/terminal.ts';
import type { Bench, Figure } from './bench.ts';
import type { ReadyDistributor, ReadyGateway } from './child/parts.ts';
import { startChild } from './child-part.ts';
import { rounded } from './measure.ts';
import { signIn } from './writes/bare-p21.ts';
import { createCaller, type GatewayCaller } from './writes/gateway-caller.ts';

/** Of every call, reads as well: P21 answers in tens to hundreds of milliseconds (design, section 4). */
const latencyMs = 100;
const parallelWrites = 4;
/** Callers who wait for the end of their orders: enough that P21 never waits for one. */
const waitingCallers = 64;
const orders = 400;
/** As docs/performance.md advises; without a bound Node keeps garbage until the machine is short of memory. */
const boundedHeap = { NODE_OPTIONS: '--max-old-space-size=448 --max-semi-space-size=8' };
const queued = { first: 5_000, all: 50_000, atOnce: 100 };

export const writesBench: Bench = {
  name: 'writes',
  run: async (say) => {
    const distributor = await startChild<ReadyDistributor>('distributor', {
      p21: { items: 200, customers: 40, orders: 20 },
    });
    const folder = await mkdtemp(join(tmpdir(), 'gateway-bench-'));
    const environment = {
      ...distributor.ready.environment,
      GATEWAY_DATA_DIRECTORY: folder,
      P21_PARALLEL_WRITES: String(parallelWrites),
      GATEWAY_SYNC: 'false',
    };
    const gateway = await startChild<ReadyGateway>('gateway', { environment }, boundedHeap);
    try {
      return await measure(say, distributor.ready, gateway.ready, gateway.pid);
    } finally {
      await gateway.close();
      await distributor.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function measure(
  say: (text: string) => void,
  { environment, controlUrls }: ReadyDistributor,
  { url, token }: ReadyGateway,
  pid: number,
) {
  const caller = await createCaller(url, token);
  const bare = await signIn(environment);
  await setFaults(controlUrls[0] ?? '', { latencyMs: { ms: latencyMs, jitterMs: 0 } });
  // A gateway that has just started compiles its way to P21 with its first orders; one at work has it compiled.
  await ratePerSecond(() => caller.place(), waitingCallers);
  const bareRate = await ratePerSecond(() => bare.place(caller.nextOrder()), parallelWrites);
  const confirmedRate = await ratePerSecond(() => caller.place(), waitingCallers);
  const acceptedRate = await ratePerSecond(() => caller.accept(), parallelWrites);
  await caller.settled();
  await setFaults(controlUrls[0] ?? '', { failRate: 1 });
  const down = await queue(caller, pid, say);
  const rows = [
    ['bare loop, P21 up', `${rounded(bareRate, 1)} orders/s`],
    ['gateway, P21 up, accepted', `${rounded(acceptedRate, 1)} orders/s`],
    ['gateway, P21 up, confirmed', `${rounded(confirmedRate, 1)} orders/s`],
    ['gateway, P21 down, accepted', `${rounded(down.rate, 1)} orders/s`],
    [`memory at ${queued.first} queued`, `${rounded(down.firstMb, 0)} MB`],
    [`memory at ${queued.all} queued`, `${rounded(down.lastMb, 0)} MB`],
  ];
  say(formatTable(rows));
  const figures: Figure[] = [
    {
      name: 'bare loop against accepted orders',
      value: bareRate / acceptedRate,
      unit: 'times',
      atMost: 1 / 0.8,
    },
    {
      name: 'bare loop against confirmed orders',
      value: bareRate / confirmedRate,
      unit: 'times',
      atMost: 1 / 0.8,
    },
    {
      name: 'memory of 50,000 queued against 5,000',
      value: down.lastMb / down.firstMb,
      unit: 'times',
      atMost: 1.2,
    },
  ];
  return {
    figures,
    measured: {
      latencyMs,
      parallelWrites,
      waitingCallers,
      orders,
      bareRate,
      acceptedRate,
      confirmedRate,
      down,
    },
  };
}

/** Rounds of `work` a second, so many at a time. */
async function ratePerSecond(work: () => Promise<void>, atOnce: number): Promise<number> {
  let left = orders;
  const started = performance.now();
  const loop = async () => {
    while (left > 0) {
      left -= 1;
      await work();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, loop));
  return orders / ((performance.now() - started) / 1000);
}

interface Queued {
  readonly rate: number;
  readonly firstMb: number;
  readonly lastMb: number;
}

async function queue(caller: GatewayCaller, pid: number, say: (text: string) => void): Promise<Queued> {
  const started = performance.now();
  let firstMb = 0;
  for (let count = 0; count < queued.all; count += queued.atOnce) {
    await caller.queue(queued.atOnce);
    if (count + queued.atOnce === queued.first) firstMb = residentMb(pid);
    if ((count + queued.atOnce) % 10_000 === 0) say(`${count + queued.atOnce} commands queued`);
  }
  const seconds = (performance.now() - started) / 1000;
  return { rate: queued.all / seconds, firstMb, lastMb: residentMb(pid) };
}

/** As the kernel counts it. */
function residentMb(pid: number): number {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

async function setFaults(controlUrl: string, faults: object): Promise<void> {
  await fetch(`${controlUrl}/faults`, { method: 'DELETE' });
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${controlUrl}/faults`, {
    method: 'POST',
    headers,
    body: JSON.stringify(faults),
  });
  if (!response.ok) throw new Error(`faults: ${await response.text()}`);
}
