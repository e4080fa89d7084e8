/** Work that computes without a pause, in turns: others are served in between, and callers take turns. */
import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createTurns } from '../../src/server/turns.ts';

async function tick(each: () => void, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await setImmediate();
    each();
  }
}

/** What began, with a dash for each turn of the event loop. */
async function watch(begin: (begun: (name: string) => void) => void, turns: number): Promise<string> {
  const order: string[] = [];
  const ticking = tick(() => order.push('-'), turns);
  begin((name) => order.push(name));
  await ticking;
  return order.join('');
}

it('begins one work of unknown length a turn, in the order in which callers came', async () => {
  const turns = createTurns();
  const order = await watch((begun) => {
    for (const [caller, name] of ['a1', 'a2', 'a3', 'b1'].map((name) => [name.slice(0, 1), name] as const)) {
      void turns.alone(caller).then(() => begun(name));
    }
  }, 6);
  expect(order.replaceAll(/-+/g, '-')).toBe('a1-a2-b1-a3-');
});

it('begins known work while the turn has time left, and the rest in the turns after it', async () => {
  let now = 0;
  const turns = createTurns({ turnMs: 10, now: () => now });
  const order = await watch((begun) => {
    const work = (name: string) => {
      now += 6;
      begun(name);
    };
    for (const name of ['a1', 'a2', 'a3', 'a4', 'a5']) {
      const turn = turns.shared('a');
      if (turn === undefined) work(name);
      else void turn.then(() => work(name));
    }
  }, 6);
  expect(order.replaceAll(/-+/g, '-')).toBe('a1a2-a3a4-a5-');
});

it('makes nobody wait behind a caller with much to do', async () => {
  const turns = createTurns();
  const order = await watch((begun) => {
    for (let i = 0; i < 50; i += 1) void turns.alone('flood').then(() => begun('f'));
    void turns.alone('shopper').then(() => begun('SHOPPER'));
  }, 60);
  expect(order.replaceAll('-', '').indexOf('SHOPPER')).toBeLessThan(4);
  expect(order.replaceAll('-', '').replace('SHOPPER', '')).toBe('f'.repeat(50));
});
