/** Commands as one viewer may give and see them; made for each request. */
import type { Viewer } from '../access/viewer.ts';
import { badInput } from '../errors.ts';
import type { Command, Requester, Urgency } from './command.ts';
import type { CommandDesk, ErrorPolicy, Submission, SubmissionResult } from './command-desk.ts';
import type { AttemptRecord, CommandFilter, CommandOperations } from './command-operations.ts';

export interface Terms {
  readonly idempotencyKey?: string | null;
  readonly waitSeconds: number;
}

export interface ViewerCommandsParts {
  readonly desk: CommandDesk;
  readonly operations: CommandOperations;
  readonly viewer: Viewer;
  /** From the header Idempotency-Key; an argument goes before it. */
  readonly idempotencyKey: string | undefined;
  /** Whether the viewer sees this customer's commands. */
  readonly sees: (customerId: string | null) => boolean;
}

export interface ViewerCommands {
  /** Throws BAD_USER_INPUT without an idempotency key, and what `CommandDesk.submit` throws. */
  submit(kind: string, input: unknown, terms: Terms): Promise<SubmissionResult>;
  submitAll(
    kind: string,
    inputs: readonly unknown[],
    terms: Terms & { readonly errorPolicy: ErrorPolicy },
  ): Promise<readonly SubmissionResult[]>;
  /** null when it does not exist or is not the viewer's to see. */
  find(id: string): Promise<Command | null>;
  attemptsOf(id: string): Promise<readonly AttemptRecord[]>;
  retry(id: string, payload?: unknown): Promise<Command>;
  cancel(id: string): Promise<Command>;
  acceptAsIs(id: string): Promise<Command>;
  redrive(filter: CommandFilter, limit: number): Promise<number>;
}

const longestWaitSeconds = 25;
const mostRows = 500;

export function createViewerCommands(parts: ViewerCommandsParts): ViewerCommands {
  const { desk, operations, viewer, sees } = parts;
  const find = async (id: string) => {
    const command = await operations.find(id);
    return command !== undefined && sees(command.customerId) ? command : null;
  };
  return {
    submit: (kind, input, terms) => desk.submit(toSubmission(parts, kind, input, terms), waitMsOf(terms)),
    submitAll: async (kind, inputs, terms) => {
      if (inputs.length < 1 || inputs.length > mostRows) {
        throw badInput('inputs', `give 1 to ${mostRows} rows`);
      }
      const rows = inputs.map((input, row) => toSubmission(parts, kind, input, terms, `#${row}`));
      return desk.submitAll(rows, terms.errorPolicy, waitMsOf(terms));
    },
    find,
    attemptsOf: (id) => operations.attemptsOf(id),
    retry: (id, payload) => operations.retry(id, viewer.keyId, payload),
    cancel: async (id) => {
      const command = await find(id);
      return operations.cancel(command?.id ?? '', viewer.keyId);
    },
    acceptAsIs: (id) => operations.acceptAsIs(id, viewer.keyId),
    redrive: (filter, limit) => operations.redrive(filter, viewer.keyId, limit),
  };
}

function toSubmission(
  { viewer, idempotencyKey: header }: ViewerCommandsParts,
  kind: string,
  input: unknown,
  { idempotencyKey }: Terms,
  row = '',
): Submission {
  const key = idempotencyKey ?? header;
  if (key === undefined) {
    throw badInput(
      'idempotencyKey',
      'give one, here or as the header Idempotency-Key, so that a repetition is known',
    );
  }
  return {
    kind,
    input,
    idempotencyKey: `${key}${row}`,
    requester: requesterOf(viewer),
    urgency: urgencyOf(viewer),
  };
}

const requesterOf = ({ role, keyId, customerId }: Viewer): Requester => ({
  role,
  keyId,
  ...(customerId !== undefined && { customerId }),
});

const urgencyOf = ({ role }: Viewer): Urgency => (role === 'storefront' ? 'checkout' : 'staff');

function waitMsOf({ waitSeconds }: Terms): number {
  if (waitSeconds >= 0 && waitSeconds <= longestWaitSeconds) return waitSeconds * 1000;
  throw badInput('waitSeconds', `give a number from 0 to ${longestWaitSeconds}`);
}
