/** Puts the write-through together: ledger, desk, workers, operations; and their life. */

import { PriorityLane, writeShares } from '../../datasources/upstream/priority-lane.ts';
import { type Clock, toInstant } from '../instant.ts';
import type { Store } from '../store/open-store.ts';
import type { Command } from './command.ts';
import { CommandDesk } from './command-desk.ts';
import type { AnyCommandKind, CommandContext } from './command-kind.ts';
import { CommandOperations } from './command-operations.ts';
import { type DeliveryPolicy, usualPolicy } from './delivery-policy.ts';
import { Dispatcher } from './dispatcher.ts';
import { Ledger } from './ledger.ts';
import { WaitingRoom } from './waiting-room.ts';
import { workCommand } from './worker.ts';

export interface CommandsParts {
  readonly store: Pick<Store, 'db' | 'kind'>;
  readonly kinds: readonly AnyCommandKind[];
  readonly context: Pick<CommandContext, 'p21' | 'settings'>;
  readonly policy?: Partial<DeliveryPolicy>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly randomId: () => string;
  readonly randomBytes: (count: number) => Uint8Array;
  /** Commands worked at the same time; more than P21's places for writes, because proofs are reads. */
  readonly workers?: number;
  /** Writes under way at the same time; as many as P21 grants. */
  readonly parallelWrites?: number;
  /** How long P21 may take to say what is wrong before a command is accepted unseen. */
  readonly checkMs?: number;
  /** Days for which settled commands and their idempotency keys are kept. */
  readonly keepDays?: number;
  /** Hears of every change of a command. Must not throw. */
  readonly onChange?: (command: Command) => void;
  /** The store could not be asked; the next sweep tries again. */
  readonly onError: (error: unknown) => void;
}

export interface Commands {
  readonly desk: CommandDesk;
  readonly operations: CommandOperations;
  /** Looks for work now instead of at the next sweep. */
  sweep(): Promise<void>;
  /** Resolves when no command is under way in this process. */
  idle(): Promise<void>;
  /** Begins to deliver. `besideOther`: another one of this process still ends what it has begun. */
  start(options?: { readonly besideOther?: boolean }): Promise<void>;
  /** Takes no more; resolves when those under way stand in the ledger as they are. */
  stop(): Promise<void>;
}

/** A crashed replica's commands are taken over after so long; renewed three times in it. */
const holdMs = 30_000;
const sweepMs = 500;
/** On a database of its own a process hears of everything; it looks in case it did not. */
const ownLookMs = 2_000;
const sharedLookMs = 250;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

export function createCommands(parts: CommandsParts): Commands {
  const { store, clock, random, onError, context } = parts;
  const kinds = new Map(parts.kinds.map((kind) => [kind.kind, kind]));
  const ledger = new Ledger({ db: store.db, clock, holdMs, workerId: parts.randomId() });
  const waiting = new WaitingRoom({ ledger, lookMs: store.kind === 'embedded' ? ownLookMs : sharedLookMs });
  let isStopping = false;
  let isP21Away = false;
  const onChange = (command: Command) => {
    waiting.hear(command);
    if (command.reason?.code === 'P21_UNAVAILABLE') isP21Away = true;
    else if (isP21Away && command.state === 'CONFIRMED') {
      isP21Away = false;
      ledger.hasten().catch(onError);
    }
    parts.onChange?.(command);
  };
  const worker = {
    ledger,
    kinds,
    context,
    policy: { ...usualPolicy, ...parts.policy },
    clock,
    random,
    onChange,
    writes: new PriorityLane({
      places: parts.parallelWrites ?? 4,
      waiting: Number.POSITIVE_INFINITY,
      shares: writeShares,
    }),
    isStopping: () => isStopping,
  };
  const dispatcher = new Dispatcher({
    ledger,
    work: (held) => workCommand(held, worker),
    places: parts.workers ?? 32,
    sweepMs,
    renewMs: holdMs / 3,
    onRest: (lane) => waiting.rest(lane),
    onError,
  });
  const { randomBytes, randomId, checkMs = 700, keepDays = 90 } = parts;
  const operations = new CommandOperations({ db: store.db, kinds, dispatcher, clock, onChange });
  const forget = () => operations.forget(toInstant(clock() - keepDays * dayMs)).catch(onError);
  let forgetting: NodeJS.Timeout | undefined;
  return {
    desk: new CommandDesk({
      ledger,
      dispatcher,
      waiting,
      kinds,
      context: { ...context, clock },
      randomBytes,
      randomId,
      checkMs,
    }),
    operations,
    sweep: () => dispatcher.sweep(),
    idle: () => dispatcher.idle(),
    start: async ({ besideOther = false } = {}) => {
      // What holds there are on a database of its own are those of a process that crashed.
      if (store.kind === 'embedded' && !besideOther) await ledger.dropForeignHolds();
      dispatcher.start();
      forgetting = setInterval(() => void forget(), hourMs);
      await dispatcher.sweep();
    },
    stop: async () => {
      isStopping = true;
      clearInterval(forgetting);
      await dispatcher.stop();
    },
  };
}
