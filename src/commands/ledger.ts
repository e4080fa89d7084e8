/**
 * The ledger of commands: what was accepted stands here before P21 sees its first byte, and is worked from here alone.
 * It is the queue as well: a second queue beside it could only disagree. Within a lane only the oldest open command is
 * ever handed out; a worker holds it for a while, and a crashed worker's hold runs out.
 */
import { type Selectable, sql, type UpdateQueryBuilder } from 'kysely';
import type { Clock, Instant } from '../instant.ts';
import { toInstant } from '../instant.ts';
import { toJson } from '../store/columns.ts';
import type { Database, Executor, Tables } from '../store/database.ts';
import { type Command, openStates, type Requester, type Urgency, urgencies } from './command.ts';
import type { Json } from './command-kind.ts';
import { toColumns, toCommand } from './command-row.ts';
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

type CommandUpdate = UpdateQueryBuilder<Tables, 'command', 'command', Selectable<Tables['command']>>;

export class Ledger {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #workerId: string;
  readonly #holdMs: number;

  constructor({ db, clock, workerId, holdMs }: LedgerParts) {
    this.#db = db;
    this.#clock = clock;
    this.#workerId = workerId;
    this.#holdMs = holdMs;
  }

  /**
   * Stores the command; undefined when one with the same scope and idempotency key, or an unsettled or settled one with
   * the same kind and reference, is there already.
   */
  async insert(command: NewCommand, executor: Executor = this.#db): Promise<Command | undefined> {
    const now = toInstant(this.#clock());
    const row = await executor
      .insertInto('command')
      .values({
        id: command.id,
        kind: command.kind,
        lane: command.lane,
        priority: urgencies[command.urgency],
        scope: command.scope,
        idempotency_key: command.idempotencyKey,
        payload_hash: command.payloadHash,
        payload: toJson<unknown>(command.payload),
        viewer: toJson<unknown>(command.requester),
        customer: command.customerId,
        reference: command.reference,
        state: 'RECEIVED',
        is_checked: command.isChecked,
        due_at: now,
        accepted_at: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst();
    return row === undefined ? undefined : toCommand(row);
  }

  /** Stores all of them or, when one is there already, none (undefined). */
  async insertAll(commands: readonly NewCommand[]): Promise<Command[] | undefined> {
    try {
      return await this.#db.transaction().execute(async (transaction) => {
        const stored: Command[] = [];
        for (const command of commands) {
          const row = await this.insert(command, transaction);
          if (row === undefined) throw new StoredAlready();
          stored.push(row);
        }
        return stored;
      });
    } catch (thrown) {
      if (thrown instanceof StoredAlready) return undefined;
      throw thrown;
    }
  }

  async findByKey(scope: string, idempotencyKey: string): Promise<StoredCommand | undefined> {
    const row = await this.#db
      .selectFrom('command')
      .selectAll()
      .where('scope', '=', scope)
      .where('idempotency_key', '=', idempotencyKey)
      .executeTakeFirst();
    return row === undefined ? undefined : { command: toCommand(row), payloadHash: row.payload_hash };
  }

  /** The one command that may reach, or has reached, P21 with this reference. */
  async findByReference(kind: string, reference: string): Promise<StoredCommand | undefined> {
    const row = await this.#db
      .selectFrom('command')
      .selectAll()
      .where('kind', '=', kind)
      .where('reference', '=', reference)
      .where('state', 'not in', ['REJECTED', 'CANCELLED'])
      .executeTakeFirst();
    return row === undefined ? undefined : { command: toCommand(row), payloadHash: row.payload_hash };
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
    const now = toInstant(this.#clock());
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
  async hold(lane: string): Promise<Command | undefined> {
    const now = this.#clock();
    const row = await this.#db
      .updateTable('command')
      .set({ held_by: this.#workerId, held_until: toInstant(now + this.#holdMs) })
      .where('id', '=', (query) =>
        query
          .selectFrom('command')
          .select('id')
          .where('lane', '=', lane)
          .where('state', 'in', openStates)
          .orderBy('sequence')
          .limit(1),
      )
      // Said again of the row itself: another worker may have taken or settled it while this statement waited.
      .where('state', 'in', openStates)
      .where('due_at', '<=', toInstant(now))
      .where((where) => where.or([where('held_until', 'is', null), where('held_until', '<', toInstant(now))]))
      .returningAll()
      .executeTakeFirst();
    return row === undefined ? undefined : toCommand(row);
  }

  /** Whether the oldest open command of the lane waits for a time to come, and everything behind it too. */
  async isLanePutOff(lane: string): Promise<boolean> {
    const head = await this.#db
      .selectFrom('command')
      .select('due_at')
      .where('lane', '=', lane)
      .where('state', 'in', openStates)
      .orderBy('sequence')
      .limit(1)
      .executeTakeFirst();
    return head !== undefined && Date.parse(head.due_at) > this.#clock();
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
  async record(
    { id }: Command,
    change: Change,
    attempt: Attempt | null,
    keep: boolean,
  ): Promise<Command | undefined> {
    const columns = { ...toColumns(change), ...(keep ? {} : { held_by: null, held_until: null }) };
    const update = this.#db
      .updateTable('command')
      .set(columns)
      .where('id', '=', id)
      .where('held_by', '=', this.#workerId)
      .returningAll();
    const row = await (attempt === null ? update : this.#withAttempt(update, attempt)).executeTakeFirst();
    return row === undefined ? undefined : toCommand(row);
  }

  /** One statement, so that the attempt and what it changed are stored together at the price of one. */
  #withAttempt(update: CommandUpdate, { step, outcome, detail, startedAt, endedAt }: Attempt) {
    return this.#db
      .with('changed', () => update)
      .with('noted', (query) =>
        query
          .insertInto('command_attempt')
          .columns(['command_id', 'step', 'outcome', 'detail', 'started_at', 'ended_at'])
          .expression((from) =>
            from
              .selectFrom('changed')
              .select([
                'id',
                sql<string>`${step}::text`.as('step'),
                sql<string>`${outcome}::text`.as('outcome'),
                sql<string | null>`${detail}::text`.as('detail'),
                sql<Instant>`${startedAt}::timestamptz`.as('started_at'),
                sql<Instant>`${endedAt}::timestamptz`.as('ended_at'),
              ]),
          ),
      )
      .selectFrom('changed')
      .selectAll();
  }

  /** P21 answers again: what only waited for that waits no longer. */
  async hasten(): Promise<void> {
    const now = toInstant(this.#clock());
    await this.#db
      .updateTable('command')
      .set({ due_at: now })
      .where('state', 'in', openStates)
      .where('due_at', '>', now)
      .where(sql<boolean>`reason ->> 'code' = 'P21_UNAVAILABLE'`)
      .execute();
  }
}
