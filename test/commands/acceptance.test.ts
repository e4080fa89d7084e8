/** Accepted once: receipts, keys, twins and bulk, over every store. */
import { describe, expect, it } from 'vitest';
import { overEachStore } from './support/over-each-store.ts';

overEachStore('acceptance', (given) => {
  describe('acceptance', () => {
    it('answers with what P21 holds when it is quick', async () => {
      const command = await given.scene.accepted({ lines: ['x'] });
      expect(command).toMatchObject({ state: 'CONFIRMED', attempts: 1, written: { lines: ['x'] } });
      expect(given.scene.notesOf(command)).toHaveLength(1);
    });

    it('says what is wrong and stores nothing', async () => {
      const { command, userErrors } = await given.scene.submit({ lines: [] });
      expect(command).toBeNull();
      expect(userErrors).toEqual([expect.objectContaining({ code: 'REQUIRED', field: 'lines' })]);
      expect(await given.scene.commands.operations.count({})).toBe(0);
    });

    it('gives the same receipt for the same key, without writing again', async () => {
      const input = { customer: '1', lines: ['x'] };
      const first = await given.scene.accepted(input, 'key');
      const second = await given.scene.accepted(input, 'key');
      expect(second.id).toBe(first.id);
      expect(given.scene.erp.writes).toBe(1);
    });

    it('refuses another input under the same key', async () => {
      await given.scene.accepted({ customer: '1', lines: ['x'] }, 'key');
      await expect(given.scene.submit({ customer: '1', lines: ['y'] }, 'key')).rejects.toMatchObject({
        code: 'IDEMPOTENCY_CONFLICT',
        details: { field: 'idempotencyKey' },
      });
    });

    it('lets twenty twins that come at once wait for the first', async () => {
      const twins = await Promise.all(
        Array.from({ length: 20 }, () => given.scene.accepted({ customer: '1', lines: ['x'] }, 'twin')),
      );
      expect(new Set(twins.map(({ id }) => id)).size).toBe(1);
      expect(twins.every(({ state }) => state === 'CONFIRMED')).toBe(true);
      expect(given.scene.erp.writes).toBe(1);
    });

    it('knows an order by its own number under another key, and refuses another content for it', async () => {
      const first = await given.scene.accepted({ customer: '1', lines: ['x'], number: 'WEB-7' });
      expect(first.reference).toBe('WEB-7');
      const again = await given.scene.accepted({ customer: '1', lines: ['x'], number: 'WEB-7' });
      expect(again.id).toBe(first.id);
      await expect(
        given.scene.submit({ customer: '1', lines: ['y'], number: 'WEB-7' }),
      ).rejects.toMatchObject({
        code: 'IDEMPOTENCY_CONFLICT',
        details: { field: 'reference' },
      });
    });

    it('lets a number be used again when its first command was refused', async () => {
      given.scene.erp.manners.push('refuse');
      const first = await given.scene.accepted({ customer: '1', lines: ['x'], number: 'WEB-8' });
      expect(first).toMatchObject({ state: 'REJECTED', userErrors: [{ code: 'P21_REFUSED' }] });
      const second = await given.scene.accepted({ customer: '1', lines: ['x'], number: 'WEB-8' });
      expect(second).toMatchObject({ state: 'CONFIRMED' });
      expect(second.id).not.toBe(first.id);
    });

    it('accepts unseen when P21 cannot be asked, and checks before it sends', async () => {
      given.scene.erp.isAway = true;
      const { command } = await given.scene.submit({ lines: [] });
      expect(command).toMatchObject({
        state: 'RECEIVED',
        isChecked: false,
        reason: { code: 'P21_UNAVAILABLE' },
      });
      given.scene.erp.isAway = false;
      await given.scene.pass(20_000);
      expect(command && (await given.scene.find(command))).toMatchObject({
        state: 'REJECTED',
        userErrors: [{ code: 'REQUIRED' }],
      });
      expect(given.scene.erp.writes).toBe(0);
    });

    it.each([
      [4_000, 1],
      [6_000, 2],
    ])(
      'is checked again before it is sent when its facts were old: %d ms, %d checks',
      async (age, checks) => {
        given.scene.erp.factsAgeMs = age;
        expect(await given.scene.accepted({})).toMatchObject({ state: 'CONFIRMED' });
        expect(given.scene.erp.checks).toBe(checks);
      },
    );
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
      const results = await given.scene.commands.desk.submitAll(rows(3, 1), 'REJECT_FAILED_ROWS', 5_000);
      expect(results.map(({ command }) => command?.state ?? null)).toEqual(['CONFIRMED', null, 'CONFIRMED']);
    });

    it('accepts nothing when one row is bad and all or none are asked for', async () => {
      const results = await given.scene.commands.desk.submitAll(rows(3, 1), 'REJECT_EVERYTHING', 5_000);
      expect(results.map(({ userErrors }) => userErrors[0]?.code)).toEqual([
        'OTHER_ROW_REFUSED',
        'REQUIRED',
        'OTHER_ROW_REFUSED',
      ]);
      expect(await given.scene.commands.operations.count({})).toBe(0);
    });

    it('gives the same receipts when the whole is sent again', async () => {
      const first = await given.scene.commands.desk.submitAll(rows(3), 'REJECT_EVERYTHING', 5_000);
      const again = await given.scene.commands.desk.submitAll(rows(3), 'REJECT_EVERYTHING', 5_000);
      expect(again.map(({ command }) => command?.id)).toEqual(first.map(({ command }) => command?.id));
      expect(given.scene.erp.writes).toBe(3);
    });

    it('names the row that repeats another', async () => {
      const [row] = rows(1);
      const twice = row === undefined ? [] : [row, row];
      const results = await given.scene.commands.desk.submitAll(twice, 'REJECT_EVERYTHING', 5_000);
      expect(results[1]?.userErrors[0]).toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' });
    });
  });
});
