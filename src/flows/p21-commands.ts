/**
 * How a flow ends in P21: each record becomes a write-through command, which proves itself. What P21 holds already is
 * found by the engine before anything is submitted.
 */
import type { SubmitCommand } from '../sync/command-port.ts';
import type { Document } from '../sync/document.ts';
import type { FlowTarget, Write, WriteOutcome } from '../sync/flow.ts';

export interface CommandOfRecord {
  readonly kind: string;
  readonly input: unknown;
}

/** Names the command of a write: a repeated write is the same command, the next one of the same content another. */
export const commandKey = (flow: string, write: Write): string =>
  [keyOfOnly(flow, write), write.fingerprint, write.occasion].join(':');

/** For records that become one command in their life, whatever stands in them: unless the last one was rejected. */
export const keyOfOnly = (flow: string, { key, rejectedCommandId }: Write): string =>
  ['flow', flow, key, ...(rejectedCommandId === null ? [] : ['after', rejectedCommandId])].join(':');

/** Commands are stored one after the other, in the order of the records. */
export function submitEach(
  flow: string,
  submitCommand: SubmitCommand,
  toCommand: (document: Document, write: Write) => CommandOfRecord | { readonly refused: string },
): FlowTarget['write'] {
  return async (writes) => {
    const outcomes: WriteOutcome[] = [];
    for (const write of writes) {
      const command = toCommand(write.document, write);
      if ('refused' in command) {
        outcomes.push({ state: 'REFUSED', reason: command.refused });
        continue;
      }
      const receipt = await submitCommand({ ...command, idempotencyKey: commandKey(flow, write) });
      outcomes.push({ state: 'ACCEPTED', command: receipt });
    }
    return outcomes;
  };
}

/** Commands taken in one turn; each is a row of the ledger, none waits for P21. */
export const commandsPerBatch = 50;
