/**
 * The ledger of commands: what was accepted stands here before P21 sees its first byte, and is worked from here alone.
 * It is the queue as well: a second queue beside it could only disagree. Within a lane only the oldest open command is
 * ever handed out; a worker holds it for a while, and a crashed worker's hold runs out.
 */
import { sql } from 'kysely';
import type { Clock, Instant } from '../instant.ts';
import { toInstant } from '../instant.ts';
import type { Database } from '../store/database.ts';
import { type Command, openStates, type Requester, type Urgency } from './command.ts';
import type { Json } from './command-kind.ts';
import { toCommand } from './command-row.ts';
import { gather } from './gather.ts';
import { type Entry, recordEntries } from './ledger-entries.ts';
import { findByNames, holdHeads, insertCommands, type Look, lookAt, type Name } from './ledger-rounds.ts';
import type { Change, Step } from './transition.ts';

export interface NewCommand {
  readonly id: string;
  readonly kind: string;
  readonly lane: string;
  readonly urgency: Urgency;
  readonly scope: string;
  readonly idempotencyKey: string;
  readonly payloadHash: string;
  readonly payload: Json;
  readonly requester: Requester;
  readonly customerId: string | null;
  readonly reference: string;
  readonly isChecked: boolean;
}

export interface StoredCommand {
  readonly command: Command;
  readonly payloadHash: string;
}

export interface Attempt {
  readonly step: Step | 'REPAIR' | 'OPERATOR';
  readonly outcome: string;
  readonly detail: string | null;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
}

export interface ReadyLane {
  readonly lane: string;
  readonly priority: number;
}

export interface LedgerParts {
  readonly db: Database;
  readonly clock: Clock;
  /** This worker among its replicas. */
  readonly workerId: string;
  /** How long a hold lasts without being renewed. */
  readonly holdMs: number;
}

/** Undoes `insertAll`. */
class StoredAlready extends Error {}

/** The embedded database takes one statement at a time: what waits for it goes together. */
const together = <Question, Answer>(run: (questions: readonly Question[]) => Promise<readonly Answer[]>) =>
  gather<Question, Answer>({ run, atOnce: 1, most: 100, patienceMs: 1_000, isOfOne: () => true });

export class Ledger {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #workerId: string;
  readonly #holdMs: number;
  readonly #insert = together((commands: readonly NewCommand[]) =>
    insertCommands(this.#db, commands, this.#now()),
  );
  readonly #findByKey = together((names: readonly Name[]) =>
    findByNames(this.#db, names, ['scope', 'idempotency_key']),
  );
  readonly #findByReference = together((names: readonly Name[]) =>
    findByNames(this.#db, names, ['kind', 'reference']),
  );
  readonly #record = together((entries: readonly Entry[]) =>
    recordEntries(this.#db, entries, this.#workerId),
  );
  readonly #hold = together((lanes: readonly string[]) =>
    holdHeads(this.#db, lanes, {
      workerId: this.#workerId,
      now: this.#now(),
      until: toInstant(this.#clock() + this.#holdMs),
    }),
  );

  constructor({ db, clock, workerId, holdMs }: LedgerParts) {
    this.#db = db;
    this.#clock = clock;
    this.#workerId = workerId;
    this.#holdMs = holdMs;
  }

  #now(): Instant {
    return toInstant(this.#clock());
  }

  /**
   * Stores the command; undefined when one with the same scope and idempotency key, or an unsettled or settled one with
   * the same kind and reference, is there already.
   */
  insert(command: NewCommand): Promise<Command | undefined> {
    return this.#insert(command);
  }

  /** Stores all of them or, when one is there already, none (undefined). */
  async insertAll(commands: readonly NewCommand[]): Promise<Command[] | undefined> {
    if (commands.length === 0) return [];
    try {
      return await this.#db.transaction().execute(async (transaction) => {
        const stored = await insertCommands(transaction, commands, this.#now());
        return stored.map((command) => {
          if (command === undefined) throw new StoredAlready();
          return command;
        });
      });
    } catch (thrown) {
      if (thrown instanceof StoredAlready) return undefined;
      throw thrown;
    }
  }

  findByKey(scope: string, idempotencyKey: string): Promise<StoredCommand | undefined> {
    return this.#findByKey([scope, idempotencyKey]);
  }

  /** The one command that may reach, or has reached, P21 with this reference. */
  findByReference(kind: string, reference: string): Promise<StoredCommand | undefined> {
    return this.#findByReference([kind, reference]);
  }

  async find(ids: readonly string[]): Promise<Command[]> {
    if (ids.length === 0) return [];
    const rows = await this.#db.selectFrom('command').selectAll().where('id', 'in', ids).execute();
    return rows.map(toCommand);
  }

  /**
   * Lanes whose oldest open command is due and not held, most urgent first, then by age. Jumps from lane to lane in the
   * index, so that a long queue behind a few lanes costs nothing.
   */
  async readyLanes(limit: number): Promise<ReadyLane[]> {
    const now = this.#now();
    const { rows } = await sql<ReadyLane>`
      with recursive heads as (
        (select lane, sequence, priority, due_at, held_until from command
          where state in ('RECEIVED', 'SENDING', 'UNKNOWN') order by lane, sequence limit 1)
        union all
        select next.* from heads cross join lateral (
          select lane, sequence, priority, due_at, held_until from command
          where state in ('RECEIVED', 'SENDING', 'UNKNOWN') and lane > heads.lane
          order by lane, sequence limit 1
        ) next
      )
      select lane, priority from heads
      where due_at <= ${now} and (held_until is null or held_until < ${now})
      order by priority, sequence limit ${limit}`.execute(this.#db);
    return rows;
  }

  /** Takes the oldest open command of the lane, when it is due and nobody holds it. */
  hold(lane: string): Promise<Command | undefined> {
    return this.#hold(lane);
  }

  /** Commands as they are, each with whether its lane rests until a time to come. */
  look(ids: readonly string[]): Promise<readonly Look[]> {
    return lookAt(this.#db, ids, this.#now());
  }

  /** Lengthens every hold of this worker. */
  async renewHolds(): Promise<void> {
    await this.#db
      .updateTable('command')
      .set({ held_until: toInstant(this.#clock() + this.#holdMs) })
      .where('held_by', '=', this.#workerId)
      .where('state', 'in', openStates)
      .execute();
  }

  /** Ends the holds of all workers but this one: where the database is embedded there can be none alive. */
  async dropForeignHolds(): Promise<void> {
    await this.#db
      .updateTable('command')
      .set({ held_by: null, held_until: null })
      .where('held_by', '!=', this.#workerId)
      .where('state', 'in', openStates)
      .execute();
  }

  /**
   * Stores what became of a held command together with the attempt that told, and gives it back unless `keep`. Undefined
   * when the hold was lost meanwhile: whoever holds it now has the word.
   */
  record(
    command: Command,
    change: Change,
    attempt: Attempt | null,
    keep: boolean,
  ): Promise<Command | undefined> {
    return this.#record({ command, change, attempt, keep });
  }

  /** P21 answers again: what only waited for that waits no longer. */
  async hasten(): Promise<void> {
    const now = this.#now();
    await this.#db
      .updateTable('command')
      .set({ due_at: now })
      .where('state', 'in', openStates)
      .where('due_at', '>', now)
      .where(sql<boolean>`reason ->> 'code' = 'P21_UNAVAILABLE'`)
      .execute();
  }
}
