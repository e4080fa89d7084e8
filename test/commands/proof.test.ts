/** Written once: proof before repeat, and repair, over every store. */
import { describe, expect, it } from 'vitest';
import { Scene } from './support/commands-under-test.ts';
import { overEachStore } from './support/over-each-store.ts';

overEachStore('delivery', (given) => {
  describe('proof before repeat', () => {
    it.each(['fail after', 'lose answer', 'commit late'] as const)(
      'finds what was written although the call seemed to fail: %s',
      async (manner) => {
        given.scene.erp.manners.push(manner);
        const command = await given.scene.accepted({});
        await given.scene.pass(200_000, 5_000);
        expect(await given.scene.find(command)).toMatchObject({ state: 'CONFIRMED', attempts: 1 });
        expect(given.scene.notesOf(command)).toHaveLength(1);
      },
    );

    it('sends again after a lost request, but not before its longest life is over', async () => {
      given.scene.erp.manners.push('lose request');
      const command = await given.scene.accepted({});
      await given.scene.pass(175_000, 5_000);
      expect(given.scene.erp.writes).toBe(1);
      await given.scene.pass(20_000, 5_000);
      expect(await given.scene.find(command)).toMatchObject({ state: 'CONFIRMED', attempts: 2 });
      expect(given.scene.notesOf(command)).toHaveLength(1);
    });

    it('sends again soon when P21 was done with the failed call', async () => {
      given.scene.erp.manners.push('fail before');
      const command = await given.scene.accepted({});
      await given.scene.pass(12_000);
      expect(await given.scene.find(command)).toMatchObject({ state: 'CONFIRMED', attempts: 2 });
    });

    it('never doubles a commit that comes just before the repetition', async () => {
      given.scene.erp.manners.push('commit late');
      given.scene.erp.lateMs = 179_000;
      const command = await given.scene.accepted({});
      await given.scene.pass(172_000, 43_000);
      await given.scene.pass(68_000, 1_000);
      expect(given.scene.notesOf(command)).toHaveLength(1);
      expect(await given.scene.find(command)).toMatchObject({ state: 'CONFIRMED', attempts: 1 });
    });

    it('parks what P21 calls written and does not show', async () => {
      given.scene.erp.manners.push('say yes only');
      const command = await given.scene.accepted({});
      await given.scene.pass(240_000, 5_000);
      expect(await given.scene.find(command)).toMatchObject({
        state: 'PARKED',
        reason: { code: 'NOT_ARRIVED' },
      });
      expect(given.scene.erp.writes).toBe(1);
    });

    it('asks a person after the last attempt', async () => {
      given.scene.erp.manners.push('fail before', 'fail before', 'fail before');
      const command = await given.scene.accepted({});
      await given.scene.pass(60_000);
      expect(await given.scene.find(command)).toMatchObject({
        state: 'PARKED',
        attempts: 3,
        reason: { code: 'NOT_ARRIVED', detail: 'said by the ERP' },
      });
    });

    it('looks without end while P21 is away', async () => {
      given.scene.erp.manners.push('lose answer');
      given.scene.erp.isAway = false;
      const command = await given.scene.accepted({});
      given.scene.erp.isAway = true;
      await given.scene.pass(3_600_000, 120_000);
      expect(await given.scene.find(command)).toMatchObject({ state: 'UNKNOWN' });
      given.scene.erp.isAway = false;
      await given.scene.pass(20_000);
      expect(await given.scene.find(command)).toMatchObject({ state: 'CONFIRMED', attempts: 1 });
    });
  });

  describe('what P21 keeps otherwise', () => {
    it('adds a dropped line', async () => {
      given.scene.erp.manners.push('drop a line');
      const command = await given.scene.accepted({ lines: ['a', 'b'] });
      await given.scene.pass(15_000);
      expect(await given.scene.find(command)).toMatchObject({ state: 'CONFIRMED', attempts: 1, repairs: 1 });
      expect(given.scene.notesOf(command)).toEqual([expect.objectContaining({ lines: ['a', 'b'] })]);
    });

    it('adds it after a second look, soon because P21 has said that it is done', async () => {
      given.scene.erp.manners.push('drop a line');
      const command = await given.scene.accepted({ lines: ['a', 'b'] });
      await given.scene.pass(900, 300);
      expect(await given.scene.find(command)).toMatchObject({ state: 'UNKNOWN', repairs: 0 });
      await given.scene.pass(300);
      expect(await given.scene.find(command)).toMatchObject({ state: 'CONFIRMED', repairs: 1 });
    });

    it('parks what cannot be repaired, with the differences', async () => {
      given.scene = new Scene(given.store, { isRepairable: false });
      given.scene.erp.manners.push('drop a line');
      const command = await given.scene.accepted({ lines: ['a', 'b'] });
      await given.scene.pass(15_000);
      expect(await given.scene.find(command)).toMatchObject({
        state: 'PARKED',
        reason: { code: 'DIFFERENT_IN_P21', differences: [{ field: 'lines', sent: 'a,b', found: 'b' }] },
      });
    });

    it('does not repeat a repair that P21 called a success and that changed nothing', async () => {
      given.scene.erp.manners.push('drop a line', 'say yes only');
      const command = await given.scene.accepted({ lines: ['a', 'b'] });
      await given.scene.pass(60_000);
      expect(await given.scene.find(command)).toMatchObject({ state: 'PARKED', repairs: 1 });
    });

    it('parks two records for one command', async () => {
      const command = await given.scene.accepted({ lines: ['a'] });
      await given.store.db
        .updateTable('command')
        .set({ state: 'UNKNOWN' })
        .where('id', '=', command.id)
        .execute();
      const [note] = given.scene.notesOf(command);
      if (note !== undefined) given.scene.erp.notes.push(note);
      await given.scene.pass(1_000);
      expect(await given.scene.find(command)).toMatchObject({
        state: 'PARKED',
        reason: { code: 'DOUBLED_IN_P21' },
      });
    });
  });
});
