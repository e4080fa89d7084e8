/** Accepted once, written once: acceptance, delivery, proof and repair over every store. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { storeKinds, type TestPlace } from '../support/stores.ts';
import { Scene } from './support/commands-under-test.ts';

/** A folder differs from memory only in what survives a restart, which the chaos run is about. */
const kinds = storeKinds.filter(({ name }) => name !== 'embedded in a folder');

describe.each(kinds)('commands over a store $name', ({ make }) => {
  let place: TestPlace;
  let store: Store;
  let scene: Scene;

  beforeAll(async () => {
    place = await make();
    store = await openStore(place.place);
  });
  beforeEach(async () => {
    await store.db.deleteFrom('command').execute();
    scene = new Scene(store);
  });
  afterEach(() => scene.commands.stop());
  afterAll(async () => {
    await store.close();
    await place.remove();
  });

  describe('acceptance', () => {
    it('answers with what P21 holds when it is quick', async () => {
      const command = await scene.accepted({ lines: ['x'] });
      expect(command).toMatchObject({ state: 'CONFIRMED', attempts: 1, written: { lines: ['x'] } });
      expect(scene.notesOf(command)).toHaveLength(1);
    });

    it('says what is wrong and stores nothing', async () => {
      const { command, userErrors } = await scene.submit({ lines: [] });
      expect(command).toBeNull();
      expect(userErrors).toEqual([expect.objectContaining({ code: 'REQUIRED', field: 'lines' })]);
      expect(await scene.commands.operations.count({})).toBe(0);
    });

    it('gives the same receipt for the same key, without writing again', async () => {
      const input = { customer: '1', lines: ['x'] };
      const first = await scene.accepted(input, 'key');
      const second = await scene.accepted(input, 'key');
      expect(second.id).toBe(first.id);
      expect(scene.erp.writes).toBe(1);
    });

    it('refuses another input under the same key', async () => {
      await scene.accepted({ customer: '1', lines: ['x'] }, 'key');
      await expect(scene.submit({ customer: '1', lines: ['y'] }, 'key')).rejects.toMatchObject({
        code: 'IDEMPOTENCY_CONFLICT',
        details: { field: 'idempotencyKey' },
      });
    });

    it('lets twenty twins that come at once wait for the first', async () => {
      const twins = await Promise.all(
        Array.from({ length: 20 }, () => scene.accepted({ customer: '1', lines: ['x'] }, 'twin')),
      );
      expect(new Set(twins.map(({ id }) => id)).size).toBe(1);
      expect(twins.every(({ state }) => state === 'CONFIRMED')).toBe(true);
      expect(scene.erp.writes).toBe(1);
    });

    it('knows an order by its own number under another key, and refuses another content for it', async () => {
      const first = await scene.accepted({ customer: '1', lines: ['x'], number: 'WEB-7' });
      expect(first.reference).toBe('WEB-7');
      const again = await scene.accepted({ customer: '1', lines: ['x'], number: 'WEB-7' });
      expect(again.id).toBe(first.id);
      await expect(scene.submit({ customer: '1', lines: ['y'], number: 'WEB-7' })).rejects.toMatchObject({
        code: 'IDEMPOTENCY_CONFLICT',
        details: { field: 'reference' },
      });
    });

    it('lets a number be used again when its first command was refused', async () => {
      scene.erp.manners.push('refuse');
      const first = await scene.accepted({ customer: '1', lines: ['x'], number: 'WEB-8' });
      expect(first).toMatchObject({ state: 'REJECTED', userErrors: [{ code: 'P21_REFUSED' }] });
      const second = await scene.accepted({ customer: '1', lines: ['x'], number: 'WEB-8' });
      expect(second).toMatchObject({ state: 'CONFIRMED' });
      expect(second.id).not.toBe(first.id);
    });

    it('accepts unseen when P21 cannot be asked, and checks before it sends', async () => {
      scene.erp.isAway = true;
      const { command } = await scene.submit({ lines: [] });
      expect(command).toMatchObject({
        state: 'RECEIVED',
        isChecked: false,
        reason: { code: 'P21_UNAVAILABLE' },
      });
      scene.erp.isAway = false;
      await scene.pass(20_000);
      expect(command && (await scene.find(command))).toMatchObject({
        state: 'REJECTED',
        userErrors: [{ code: 'REQUIRED' }],
      });
      expect(scene.erp.writes).toBe(0);
    });
  });

  describe('bulk', () => {
    const rows = (count: number, bad?: number) =>
      Array.from({ length: count }, (_, index) => ({
        kind: 'writeNote',
        input: { customer: String(index), lines: index === bad ? [] : ['x'] },
        idempotencyKey: `row-${index}`,
        requester: { role: 'sync', keyId: 'k' },
        urgency: 'backfill' as const,
      }));

    it('accepts the good rows alone when asked to', async () => {
      const results = await scene.commands.desk.submitAll(rows(3, 1), 'REJECT_FAILED_ROWS', 5_000);
      expect(results.map(({ command }) => command?.state ?? null)).toEqual(['CONFIRMED', null, 'CONFIRMED']);
    });

    it('accepts nothing when one row is bad and all or none are asked for', async () => {
      const results = await scene.commands.desk.submitAll(rows(3, 1), 'REJECT_EVERYTHING', 5_000);
      expect(results.map(({ userErrors }) => userErrors[0]?.code)).toEqual([
        'OTHER_ROW_REFUSED',
        'REQUIRED',
        'OTHER_ROW_REFUSED',
      ]);
      expect(await scene.commands.operations.count({})).toBe(0);
    });

    it('gives the same receipts when the whole is sent again', async () => {
      const first = await scene.commands.desk.submitAll(rows(3), 'REJECT_EVERYTHING', 5_000);
      const again = await scene.commands.desk.submitAll(rows(3), 'REJECT_EVERYTHING', 5_000);
      expect(again.map(({ command }) => command?.id)).toEqual(first.map(({ command }) => command?.id));
      expect(scene.erp.writes).toBe(3);
    });

    it('names the row that repeats another', async () => {
      const [row] = rows(1);
      const twice = row === undefined ? [] : [row, row];
      const results = await scene.commands.desk.submitAll(twice, 'REJECT_EVERYTHING', 5_000);
      expect(results[1]?.userErrors[0]).toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' });
    });
  });

  describe('proof before repeat', () => {
    it.each(['fail after', 'lose answer', 'commit late'] as const)(
      'finds what was written although the call seemed to fail: %s',
      async (manner) => {
        scene.erp.manners.push(manner);
        const command = await scene.accepted({});
        await scene.pass(200_000, 5_000);
        expect(await scene.find(command)).toMatchObject({ state: 'CONFIRMED', attempts: 1 });
        expect(scene.notesOf(command)).toHaveLength(1);
      },
    );

    it('sends again after a lost request, but not before its longest life is over', async () => {
      scene.erp.manners.push('lose request');
      const command = await scene.accepted({});
      await scene.pass(175_000, 5_000);
      expect(scene.erp.writes).toBe(1);
      await scene.pass(20_000, 5_000);
      expect(await scene.find(command)).toMatchObject({ state: 'CONFIRMED', attempts: 2 });
      expect(scene.notesOf(command)).toHaveLength(1);
    });

    it('sends again soon when P21 was done with the failed call', async () => {
      scene.erp.manners.push('fail before');
      const command = await scene.accepted({});
      await scene.pass(12_000);
      expect(await scene.find(command)).toMatchObject({ state: 'CONFIRMED', attempts: 2 });
    });

    it('never doubles a commit that comes just before the repetition', async () => {
      scene.erp.manners.push('commit late');
      scene.erp.lateMs = 179_000;
      const command = await scene.accepted({});
      await scene.pass(172_000, 43_000);
      await scene.pass(68_000, 1_000);
      expect(scene.notesOf(command)).toHaveLength(1);
      expect(await scene.find(command)).toMatchObject({ state: 'CONFIRMED', attempts: 1 });
    });

    it('parks what P21 calls written and does not show', async () => {
      scene.erp.manners.push('say yes only');
      const command = await scene.accepted({});
      await scene.pass(240_000, 5_000);
      expect(await scene.find(command)).toMatchObject({ state: 'PARKED', reason: { code: 'NOT_ARRIVED' } });
      expect(scene.erp.writes).toBe(1);
    });

    it('asks a person after the last attempt', async () => {
      scene.erp.manners.push('fail before', 'fail before', 'fail before');
      const command = await scene.accepted({});
      await scene.pass(60_000);
      expect(await scene.find(command)).toMatchObject({
        state: 'PARKED',
        attempts: 3,
        reason: { code: 'NOT_ARRIVED', detail: 'said by the ERP' },
      });
    });

    it('looks without end while P21 is away', async () => {
      scene.erp.manners.push('lose answer');
      scene.erp.isAway = false;
      const command = await scene.accepted({});
      scene.erp.isAway = true;
      await scene.pass(3_600_000, 120_000);
      expect(await scene.find(command)).toMatchObject({ state: 'UNKNOWN' });
      scene.erp.isAway = false;
      await scene.pass(20_000);
      expect(await scene.find(command)).toMatchObject({ state: 'CONFIRMED', attempts: 1 });
    });
  });

  describe('what P21 keeps otherwise', () => {
    it('adds a dropped line', async () => {
      scene.erp.manners.push('drop a line');
      const command = await scene.accepted({ lines: ['a', 'b'] });
      await scene.pass(15_000);
      expect(await scene.find(command)).toMatchObject({ state: 'CONFIRMED', attempts: 1, repairs: 1 });
      expect(scene.notesOf(command)).toEqual([expect.objectContaining({ lines: ['a', 'b'] })]);
    });

    it('adds it after a second look, soon because P21 has said that it is done', async () => {
      scene.erp.manners.push('drop a line');
      const command = await scene.accepted({ lines: ['a', 'b'] });
      await scene.pass(900, 300);
      expect(await scene.find(command)).toMatchObject({ state: 'UNKNOWN', repairs: 0 });
      await scene.pass(300);
      expect(await scene.find(command)).toMatchObject({ state: 'CONFIRMED', repairs: 1 });
    });

    it('parks what cannot be repaired, with the differences', async () => {
      scene = new Scene(store, { isRepairable: false });
      scene.erp.manners.push('drop a line');
      const command = await scene.accepted({ lines: ['a', 'b'] });
      await scene.pass(15_000);
      expect(await scene.find(command)).toMatchObject({
        state: 'PARKED',
        reason: { code: 'DIFFERENT_IN_P21', differences: [{ field: 'lines', sent: 'a,b', found: 'b' }] },
      });
    });

    it('does not repeat a repair that P21 called a success and that changed nothing', async () => {
      scene.erp.manners.push('drop a line', 'say yes only');
      const command = await scene.accepted({ lines: ['a', 'b'] });
      await scene.pass(60_000);
      expect(await scene.find(command)).toMatchObject({ state: 'PARKED', repairs: 1 });
    });

    it('parks two records for one command', async () => {
      const command = await scene.accepted({ lines: ['a'] });
      await store.db.updateTable('command').set({ state: 'UNKNOWN' }).where('id', '=', command.id).execute();
      const [note] = scene.notesOf(command);
      if (note !== undefined) scene.erp.notes.push(note);
      await scene.pass(1_000);
      expect(await scene.find(command)).toMatchObject({
        state: 'PARKED',
        reason: { code: 'DOUBLED_IN_P21' },
      });
    });
  });

  describe('waiting', () => {
    it('answers at once that it is queued when P21 is down, and delivers later', async () => {
      scene.erp.manners.push('down', 'down');
      const started = Date.now();
      const command = await scene.accepted({});
      expect(Date.now() - started).toBeLessThan(4_000);
      expect(command).toMatchObject({ state: 'RECEIVED', attempts: 0, reason: { code: 'P21_UNAVAILABLE' } });
      await scene.pass(30_000);
      expect(await scene.find(command)).toMatchObject({ state: 'CONFIRMED', attempts: 1 });
    });

    it('keeps the order of a lane while its first waits, and lets other lanes go', async () => {
      scene.erp.manners.push('locked');
      const first = await scene.accepted({ customer: '1', lines: ['first'] });
      const second = await scene.accepted({ customer: '1', lines: ['second'] });
      const other = await scene.accepted({ customer: '2', lines: ['other'] });
      expect(other.state).toBe('CONFIRMED');
      expect([first.state, second.state]).toEqual(['RECEIVED', 'RECEIVED']);
      await scene.pass(5_000);
      expect(scene.erp.notes.map(({ lines }) => lines[0])).toEqual(['other', 'first', 'second']);
    });

    it('delivers checkout before what is copied in the background', async () => {
      scene.erp.isAway = true;
      for (let row = 0; row < 12; row += 1) await scene.submit({}, randomUUID(), 0, 'backfill');
      const { command: shopper } = await scene.submit({}, randomUUID(), 0, 'checkout');
      scene.erp.isAway = false;
      await scene.pass(60_000, 20_000);
      expect(scene.erp.notes).toHaveLength(13);
      // Eight are worked at once.
      const place = scene.erp.notes.findIndex(({ reference }) => reference === shopper?.reference);
      expect(place).toBeLessThan(8);
    });

    it('asks a person when a record stays locked too long', async () => {
      scene.erp.manners.push(...Array.from({ length: 200 }, () => 'locked' as const));
      const command = await scene.accepted({});
      await scene.pass(4_000_000, 400_000);
      expect(await scene.find(command)).toMatchObject({ state: 'PARKED', reason: { code: 'RECORD_LOCKED' } });
    });

    it('does not hold a lane up with a parked command', async () => {
      scene.erp.manners.push('say yes only');
      await scene.accepted({ customer: '1', lines: ['first'] });
      const second = await scene.accepted({ customer: '1', lines: ['second'] });
      await scene.pass(240_000, 5_000);
      expect(await scene.find(second)).toMatchObject({ state: 'CONFIRMED' });
    });
  });

  describe('people', () => {
    const parked = async () => {
      scene.erp.manners.push('fail before', 'fail before', 'fail before');
      const command = await scene.accepted({ customer: '1', lines: ['a'] });
      await scene.pass(60_000);
      return command;
    };

    it('send a parked command on, after P21 was asked whether it has it', async () => {
      const command = await parked();
      scene.erp.notes.push({ reference: command.reference, customer: '1', lines: ['a'], visibleAt: 0 });
      await scene.commands.operations.retry(command.id, 'anna');
      await scene.commands.idle();
      expect(await scene.find(command)).toMatchObject({ state: 'CONFIRMED' });
      expect(scene.notesOf(command)).toHaveLength(1);
    });

    it('mend the payload of a parked command', async () => {
      const command = await parked();
      await scene.commands.operations.retry(command.id, 'anna', { customer: '1', lines: ['mended'] });
      await scene.pass(5_000);
      expect(await scene.find(command)).toMatchObject({ state: 'CONFIRMED', written: { lines: ['mended'] } });
    });

    it('cannot turn a command into one about another customer', async () => {
      const command = await parked();
      const edit = scene.commands.operations.retry(command.id, 'anna', { customer: '2', lines: ['a'] });
      await expect(edit).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { field: 'payload' } });
    });

    it('cancel only what P21 cannot have', async () => {
      scene.erp.manners.push('locked');
      const waiting = await scene.accepted({});
      expect(await scene.commands.operations.cancel(waiting.id, 'anna')).toMatchObject({
        state: 'CANCELLED',
      });
      const touched = await parked();
      await expect(scene.commands.operations.cancel(touched.id, 'anna')).rejects.toMatchObject({
        code: 'CONFLICT',
      });
    });

    it('accept what P21 holds, and redrive all that wait for one reason', async () => {
      const command = await parked();
      const filter = { reasons: ['NOT_ARRIVED' as const] };
      expect(await scene.commands.operations.redrive({ reasons: ['RECORD_LOCKED'] }, 'anna', 10)).toBe(0);
      expect(await scene.commands.operations.redrive(filter, 'anna', 10)).toBe(1);
      await scene.pass(5_000);
      expect(await scene.find(command)).toMatchObject({ state: 'CONFIRMED' });
      const second = await parked();
      expect(await scene.commands.operations.acceptAsIs(second.id, 'anna')).toMatchObject({
        state: 'CONFIRMED',
      });
    });

    it('see every attempt and what was said', async () => {
      const command = await parked();
      const attempts = await scene.commands.operations.attemptsOf(command.id);
      expect(attempts.filter(({ step }) => step === 'SEND')).toHaveLength(3);
      expect(attempts[0]).toMatchObject({ step: 'SEND', outcome: 'UNKNOWN', detail: 'said by the ERP' });
    });

    it('page through commands, newest first', async () => {
      for (const line of ['1', '2', '3']) await scene.accepted({ customer: 'c', lines: [line] });
      const { operations } = scene.commands;
      const first = await operations.list({ customerId: 'c' }, { first: 2, skip: 0 });
      expect(first).toMatchObject([{ payload: { lines: ['3'] } }, { payload: { lines: ['2'] } }]);
      const rest = await operations.list({ customerId: 'c' }, { first: 2, skip: 2 });
      expect(rest).toMatchObject([{ payload: { lines: ['1'] } }]);
    });

    it('do not find what was forgotten, parked commands excepted', async () => {
      await parked();
      await scene.accepted({ lines: [randomUUID()] });
      scene.now += 91 * 86_400_000;
      expect(await scene.commands.operations.forget(new Date(scene.now).toISOString())).toBe(1);
      expect(await scene.commands.operations.count({})).toBe(1);
    });
  });
});
