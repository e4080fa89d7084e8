/** Commands of the ledger as text for people. */
import type { Command } from '../commands/command.ts';
import type { AttemptRecord } from '../commands/command-operations.ts';
import { formatTable } from './terminal.ts';

export const listCommands = (commands: readonly Command[]): string =>
  formatTable([
    ['ID', 'KIND', 'CUSTOMER', 'REFERENCE', 'STATE', 'ACCEPTED', 'REASON'],
    ...commands.map((command) => [
      command.id,
      command.kind,
      command.customerId ?? '',
      command.reference,
      command.state,
      command.acceptedAt,
      command.reason === null ? '' : `${command.reason.code}: ${command.reason.detail}`,
    ]),
  ]);

export function describeCommand(command: Command, attempts: readonly AttemptRecord[]): string {
  const { requester, reason, userErrors } = command;
  const facts = [
    ['kind', command.kind],
    ['state', command.state],
    ['customer', command.customerId ?? ''],
    ['reference', command.reference],
    ['asked by', `${requester.keyId} (${requester.role})`],
    ['accepted', command.acceptedAt],
    ['settled', command.settledAt ?? ''],
    ['documents sent', `${command.attempts}, repairs ${command.repairs}`],
    ...(reason === null ? [] : [['reason', `${reason.code}: ${reason.detail}`]]),
    ...userErrors.map(({ field, message }) => ['error', `${field ?? ''} ${message}`.trim()]),
  ];
  const steps = attempts.map(({ startedAt, step, outcome, detail }) => [
    startedAt,
    step,
    outcome,
    detail ?? '',
  ]);
  return [
    formatTable(facts),
    `\ninput\n${JSON.stringify(command.payload, null, 2)}`,
    ...(reason?.differences === undefined
      ? []
      : [`\ndifferences\n${JSON.stringify(reason.differences, null, 2)}`]),
    ...(command.written === null ? [] : [`\nin P21\n${JSON.stringify(command.written, null, 2)}`]),
    `\n${formatTable([['AT', 'STEP', 'OUTCOME', 'DETAIL'], ...steps])}`,
  ].join('\n');
}
