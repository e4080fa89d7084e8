/**
 * An ERP of one table for tests of the delivery alone: notes found by their reference. Like P21 it has no idempotency,
 * may write and then say it failed, may write late, and may lose a part of what it was given.
 */
import type { AnyCommandKind, CommandKind, Proof, SentReceipt } from '../../../src/commands/command-kind.ts';
import { WriteFailure } from '../../../src/commands/write-failure.ts';
import { badInput, GatewayError } from '../../../src/errors.ts';
import type { Clock } from '../../../src/instant.ts';

export interface NoteInput {
  readonly customer: string;
  readonly lines: readonly string[];
  readonly number?: string;
}

/** What the ERP does with the next write. */
export type Manner =
  | 'write'
  | 'refuse'
  | 'locked'
  | 'down'
  | 'fail before'
  | 'fail after'
  | 'lose answer'
  | 'lose request'
  | 'commit late'
  | 'drop a line'
  | 'say yes only';

interface Note {
  readonly reference: string;
  readonly customer: string;
  readonly lines: readonly string[];
  readonly visibleAt: number;
}

const failure = (parts: Partial<WriteFailure>) =>
  new WriteFailure({
    certainty: 'UNKNOWN',
    retry: 'later',
    settled: false,
    forOperators: 'said by the ERP',
    ...parts,
  });

export class FakeErp {
  readonly notes: Note[] = [];
  /** Manners of the next writes, first first; then all is well. */
  readonly manners: Manner[] = [];
  /** Reads fail while true. */
  isAway = false;
  writes = 0;
  checks = 0;
  /** How old the facts are that a check rests on when it may rest on old ones. */
  factsAgeMs = 0;
  /** How late 'commit late' is. */
  lateMs = 60_000;

  constructor(private readonly clock: Clock) {}

  /** When the oldest fact of a check was asked for. */
  askedAt(mostMs = 0): number {
    this.checks += 1;
    return this.clock() - Math.min(this.factsAgeMs, mostMs);
  }

  /** What is there, by order of arrival. */
  visible(): Note[] {
    return this.notes.filter(({ visibleAt }) => visibleAt <= this.clock());
  }

  write(reference: string, { customer, lines }: NoteInput): SentReceipt {
    this.writes += 1;
    const manner = this.manners.shift() ?? 'write';
    const store = (kept = lines, visibleAt = this.clock()) =>
      this.notes.push({ reference, customer, lines: kept, visibleAt });
    const receipt = { recordId: String(this.writes), messages: [] };
    switch (manner) {
      case 'write':
        store();
        return receipt;
      case 'say yes only':
        return receipt;
      case 'drop a line':
        store(lines.slice(1));
        return receipt;
      case 'refuse':
        throw failure({ certainty: 'NOT_WRITTEN', retry: 'never', settled: true });
      case 'locked':
        throw failure({ certainty: 'NOT_WRITTEN', retry: 'locked', settled: true });
      case 'down':
        throw failure({ certainty: 'NOT_WRITTEN', retry: 'later', settled: true });
      case 'fail before':
        throw failure({ settled: true });
      case 'fail after':
        store();
        throw failure({ settled: true });
      case 'lose answer':
        store();
        throw failure({});
      case 'lose request':
        throw failure({});
      case 'commit late':
        store(lines, this.clock() + this.lateMs);
        throw failure({});
    }
  }

  repair(reference: string, { lines }: NoteInput): SentReceipt {
    const place = this.notes.findIndex((note) => note.reference === reference);
    const note = this.notes[place];
    if (note === undefined) throw failure({ certainty: 'NOT_WRITTEN', retry: 'never', settled: true });
    const manner = this.manners.shift() ?? 'write';
    if (manner === 'write') this.notes[place] = { ...note, lines };
    if (manner === 'refuse') throw failure({ certainty: 'NOT_WRITTEN', retry: 'never', settled: true });
    return { recordId: null, messages: [] };
  }
}

/** The one kind of command this ERP understands. */
export function noteKind(erp: FakeErp, { isRepairable = true } = {}): AnyCommandKind {
  const kind: CommandKind<NoteInput, NoteInput> = {
    kind: 'writeNote',
    referenceLength: 40,
    parse: parseNote,
    laneOf: ({ customer }) => `customer:${customer}`,
    customerOf: ({ customer }) => customer,
    referenceOf: ({ number }) => number ?? null,
    validate: async (input, { factsAgeMs }) => {
      if (erp.isAway) throw new GatewayError('UPSTREAM_UNAVAILABLE', 'The ERP does not answer');
      const userErrors = input.lines.length === 0 ? [emptyNote] : [];
      return { input, userErrors, asOf: erp.askedAt(factsAgeMs) };
    },
    send: async (input, reference) => erp.write(reference, input),
    prove: async (input, reference) => proofOf(erp, input, reference, isRepairable),
    repair: async (input, reference) => erp.repair(reference, input),
  };
  return kind;
}

const emptyNote = { code: 'REQUIRED', field: 'lines', message: 'Give at least one line.' } as const;

function parseNote(payload: unknown): NoteInput {
  const { customer, lines, number } = (payload ?? {}) as Partial<NoteInput>;
  if (typeof customer !== 'string') throw badInput('customer', 'name the customer');
  if (!Array.isArray(lines)) throw badInput('lines', 'give a list');
  return { customer, lines, ...(number !== undefined && { number }) };
}

function proofOf(erp: FakeErp, input: NoteInput, reference: string, isRepairable: boolean): Proof<NoteInput> {
  if (erp.isAway) throw new GatewayError('UPSTREAM_UNAVAILABLE', 'The ERP does not answer');
  const [note, ...others] = erp.visible().filter((row) => row.reference === reference);
  if (note === undefined) return { state: 'ABSENT' };
  if (others.length > 0)
    return { state: 'DOUBLED', recordIds: [note, ...others].map(({ lines }) => lines.join()) };
  const written = { customer: note.customer, lines: note.lines };
  if (note.lines.join() === input.lines.join()) return { state: 'COMPLETE', written };
  return {
    state: 'DIFFERENT',
    written,
    differences: [{ field: 'lines', sent: input.lines.join(), found: note.lines.join() }],
    repair: isRepairable ? 'possible' : 'none',
  };
}
