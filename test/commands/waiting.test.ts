/** What waits: P21 away, locks, order and urgency, over every store. */
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { overEachStore } from './support/over-each-store.ts';

overEachStore('a command that waits', (given) => {
  it('answers at once that it is queued when P21 is down, and delivers later', async () => {
    given.scene.erp.manners.push('down', 'down');
    const started = Date.now();
    const command = await given.scene.accepted({});
    expect(Date.now() - started).toBeLessThan(4_000);
    expect(command).toMatchObject({ state: 'RECEIVED', attempts: 0, reason: { code: 'P21_UNAVAILABLE' } });
    await given.scene.pass(30_000);
    expect(await given.scene.find(command)).toMatchObject({ state: 'CONFIRMED', attempts: 1 });
  });

  it('keeps the order of a lane while its first waits, and lets other lanes go', async () => {
    given.scene.erp.manners.push('locked');
    const first = await given.scene.accepted({ customer: '1', lines: ['first'] });
    const second = await given.scene.accepted({ customer: '1', lines: ['second'] });
    const other = await given.scene.accepted({ customer: '2', lines: ['other'] });
    expect(other.state).toBe('CONFIRMED');
    expect([first.state, second.state]).toEqual(['RECEIVED', 'RECEIVED']);
    await given.scene.pass(5_000);
    expect(given.scene.erp.notes.map(({ lines }) => lines[0])).toEqual(['other', 'first', 'second']);
  });

  it('delivers checkout before what is copied in the background', async () => {
    given.scene.erp.isAway = true;
    for (let row = 0; row < 12; row += 1) await given.scene.submit({}, randomUUID(), 0, 'backfill');
    const { command: shopper } = await given.scene.submit({}, randomUUID(), 0, 'checkout');
    given.scene.erp.isAway = false;
    await given.scene.pass(60_000, 20_000);
    expect(given.scene.erp.notes).toHaveLength(13);
    // Eight are worked at once.
    const place = given.scene.erp.notes.findIndex(({ reference }) => reference === shopper?.reference);
    expect(place).toBeLessThan(8);
  });

  it('asks a person when a record stays locked too long', async () => {
    given.scene.erp.manners.push(...Array.from({ length: 200 }, () => 'locked' as const));
    const command = await given.scene.accepted({});
    await given.scene.pass(4_000_000, 400_000);
    expect(await given.scene.find(command)).toMatchObject({
      state: 'PARKED',
      reason: { code: 'RECORD_LOCKED' },
    });
  });

  it('does not hold a lane up with a parked command', async () => {
    given.scene.erp.manners.push('say yes only');
    await given.scene.accepted({ customer: '1', lines: ['first'] });
    const second = await given.scene.accepted({ customer: '1', lines: ['second'] });
    await given.scene.pass(240_000, 5_000);
    expect(await given.scene.find(second)).toMatchObject({ state: 'CONFIRMED' });
  });
});
