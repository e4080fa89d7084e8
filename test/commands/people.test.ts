/** What people do with commands, over every store. */
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { overEachStore } from './support/over-each-store.ts';

overEachStore('people', (given) => {
  const parked = async () => {
    given.scene.erp.manners.push('fail before', 'fail before', 'fail before');
    const command = await given.scene.accepted({ customer: '1', lines: ['a'] });
    await given.scene.pass(60_000);
    return command;
  };

  it('send a parked command on, after P21 was asked whether it has it', async () => {
    const command = await parked();
    given.scene.erp.notes.push({ reference: command.reference, customer: '1', lines: ['a'], visibleAt: 0 });
    await given.scene.commands.operations.retry(command.id, 'anna');
    await given.scene.commands.idle();
    expect(await given.scene.find(command)).toMatchObject({ state: 'CONFIRMED' });
    expect(given.scene.notesOf(command)).toHaveLength(1);
  });

  it('mend the payload of a parked command', async () => {
    const command = await parked();
    await given.scene.commands.operations.retry(command.id, 'anna', { customer: '1', lines: ['mended'] });
    await given.scene.pass(5_000);
    expect(await given.scene.find(command)).toMatchObject({
      state: 'CONFIRMED',
      written: { lines: ['mended'] },
    });
  });

  it('cannot turn a command into one about another customer', async () => {
    const command = await parked();
    const edit = given.scene.commands.operations.retry(command.id, 'anna', { customer: '2', lines: ['a'] });
    await expect(edit).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { field: 'payload' } });
  });

  it('cancel only what P21 cannot have', async () => {
    given.scene.erp.manners.push('locked');
    const waiting = await given.scene.accepted({});
    expect(await given.scene.commands.operations.cancel(waiting.id, 'anna')).toMatchObject({
      state: 'CANCELLED',
    });
    const touched = await parked();
    await expect(given.scene.commands.operations.cancel(touched.id, 'anna')).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });

  it('accept what P21 holds, and redrive all that wait for one reason', async () => {
    const command = await parked();
    const filter = { reasons: ['NOT_ARRIVED' as const] };
    expect(await given.scene.commands.operations.redrive({ reasons: ['RECORD_LOCKED'] }, 'anna', 10)).toBe(0);
    expect(await given.scene.commands.operations.redrive(filter, 'anna', 10)).toBe(1);
    await given.scene.pass(5_000);
    expect(await given.scene.find(command)).toMatchObject({ state: 'CONFIRMED' });
    const second = await parked();
    expect(await given.scene.commands.operations.acceptAsIs(second.id, 'anna')).toMatchObject({
      state: 'CONFIRMED',
    });
  });

  it('see every attempt and what was said', async () => {
    const command = await parked();
    const attempts = await given.scene.commands.operations.attemptsOf(command.id);
    expect(attempts.filter(({ step }) => step === 'SEND')).toHaveLength(3);
    expect(attempts[0]).toMatchObject({ step: 'SEND', outcome: 'UNKNOWN', detail: 'said by the ERP' });
  });

  it('page through commands, newest first', async () => {
    for (const line of ['1', '2', '3']) await given.scene.accepted({ customer: 'c', lines: [line] });
    const { operations } = given.scene.commands;
    const first = await operations.list({ customerId: 'c' }, { first: 2, skip: 0 });
    expect(first).toMatchObject([{ payload: { lines: ['3'] } }, { payload: { lines: ['2'] } }]);
    const rest = await operations.list({ customerId: 'c' }, { first: 2, skip: 2 });
    expect(rest).toMatchObject([{ payload: { lines: ['1'] } }]);
  });

  it('do not find what was forgotten, parked commands excepted', async () => {
    await parked();
    await given.scene.accepted({ lines: [randomUUID()] });
    given.scene.now += 91 * 86_400_000;
    expect(await given.scene.commands.operations.forget(new Date(given.scene.now).toISOString())).toBe(1);
    expect(await given.scene.commands.operations.count({})).toBe(1);
  });
});
