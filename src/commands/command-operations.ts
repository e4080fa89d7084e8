/** What people do with commands: look them up, see every attempt, cancel, mend and send again. */
import { sql } from 'kysely';
import { badInput, GatewayError } from '../errors.ts';
import type { Clock, Instant } from '../instant.ts';
import { toInstant } from '../instant.ts';
import type { Database } from '../store/database.ts';
import { type Command, type CommandState, isOpen, type ReasonCode, urgencies } from './command.ts';
import type { AnyCommandKind, Json } from './command-kind.ts';
import { toColumns, toCommand } from './command-row.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { Change } from './transition.ts';

export interface CommandFilter {
  readonly states?: readonly CommandState[] | null;
  readonly kinds?: readonly string[] | null;
  readonly customerId?: string | null;
  readonly reference?: string | null;
  readonly reasons?: readonly ReasonCode[] | null;
  readonly acceptedSince?: Instant | null;
}

/** One step a worker or a person took; `detail` is for operators. */
export interface AttemptRecord {
  readonly step: string;
  readonly outcome: string;
  readonly detail: string | null;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
}

export interface OperationsParts {
  readonly db: Database;
  readonly kinds: ReadonlyMap<string, AnyCommandKind>;
  readonly dispatcher: Pick<Dispatcher, 'wake'>;
  readonly clock: Clock;
  readonly onChange: (command: Command) => void;
}

export class CommandOperations {
  constructor(private readonly parts: OperationsParts) {}

  async find(id: string): Promise<Command | undefined> {
    if (!isUuid(id)) return undefined;
    const query = this.parts.db.selectFrom('command').selectAll().where('id', '=', id);
    const row = await query.executeTakeFirst();
    return row === undefined ? undefined : toCommand(row);
  }

  /** Newest first. */
  async list(
    filter: CommandFilter,
    { first, skip }: { readonly first: number; readonly skip: number },
  ): Promise<Command[]> {
    const rows = await this.#filtered(filter)
      .selectAll()
      .orderBy('sequence', 'desc')
      .limit(first)
      .offset(skip)
      .execute();
    return rows.map(toCommand);
  }

  async count(filter: CommandFilter): Promise<number> {
    const { count } = await this.#filtered(filter)
      .select(sql<number>`count(*)`.as('count'))
      .executeTakeFirstOrThrow();
    return count;
  }

  /** In the order taken. */
  async attemptsOf(id: string): Promise<AttemptRecord[]> {
    if (!isUuid(id)) return [];
    const rows = await this.parts.db
      .selectFrom('command_attempt')
      .selectAll()
      .where('command_id', '=', id)
      .orderBy('number')
      .execute();
    return rows.map(({ step, outcome, detail, started_at, ended_at }) => ({
      step,
      outcome,
      detail,
      startedAt: started_at,
      endedAt: ended_at,
    }));
  }

  /**
   * Takes the command back. Possible while nothing of it can be in P21: before its first attempt, or parked without one.
   * Throws CONFLICT otherwise, because P21 may have it.
   */
  cancel(id: string, by: string): Promise<Command> {
    return this.#change(id, 'CANCEL', by, (command) => {
      const isUntouched = command.attempts === 0 && ['RECEIVED', 'PARKED'].includes(command.state);
      if (!isUntouched)
        throw conflict(command, 'P21 may hold it already; it can only be parked, proven or kept');
      return { state: 'CANCELLED', settledAt: toInstant(this.parts.clock()) };
    });
  }

  /**
   * Sends a parked command on, with another payload when one is given. What may have reached P21 is looked up there
   * first, so that this never makes a second record. Throws CONFLICT when it is not parked, BAD_USER_INPUT when the
   * payload is not one of its kind, or belongs to another lane or reference.
   */
  retry(id: string, by: string, payload?: unknown): Promise<Command> {
    return this.#change(id, 'RETRY', by, (command) => {
      if (command.state !== 'PARKED') throw conflict(command, 'only a parked command is sent again');
      return { ...this.#again(command), ...(payload !== undefined && this.#edited(command, payload)) };
    });
  }

  /** A person has looked and says that what P21 holds is right. Throws CONFLICT when it is not parked. */
  acceptAsIs(id: string, by: string): Promise<Command> {
    return this.#change(id, 'ACCEPT_AS_IS', by, (command) => {
      if (command.state !== 'PARKED') throw conflict(command, 'only a parked command waits for a decision');
      return { state: 'CONFIRMED', settledAt: toInstant(this.parts.clock()) };
    });
  }

  /** `retry` for every parked command of the filter, at most `limit`; how many. */
  async redrive(filter: CommandFilter, by: string, limit: number): Promise<number> {
    const commands = await this.list({ ...filter, states: ['PARKED'] }, { first: limit, skip: 0 });
    // Oldest first, the order in which they were meant to arrive.
    for (const { id } of commands.toReversed()) await this.retry(id, by);
    return commands.length;
  }

  /** Forgets settled commands of before `date`, parked ones excepted; how many. */
  async forget(before: Instant): Promise<number> {
    const { numDeletedRows } = await this.parts.db
      .deleteFrom('command')
      .where('settled_at', '<', before)
      .where('state', 'in', ['CONFIRMED', 'REJECTED', 'CANCELLED'])
      .executeTakeFirst();
    return Number(numDeletedRows);
  }

  #filtered({ states, kinds, customerId, reference, reasons, acceptedSince }: CommandFilter) {
    return this.parts.db
      .selectFrom('command')
      .$if(states != null, (query) => query.where('state', 'in', states ?? []))
      .$if(kinds != null, (query) => query.where('kind', 'in', kinds ?? []))
      .$if(customerId != null, (query) => query.where('customer', '=', customerId ?? ''))
      .$if(reference != null, (query) => query.where('reference', '=', reference ?? ''))
      .$if(reasons != null, (query) =>
        query.where(sql<boolean>`reason ->> 'code' = any(${[...(reasons ?? [])]})`),
      )
      .$if(acceptedSince != null, (query) => query.where('accepted_at', '>=', acceptedSince ?? ''));
  }

  #again({ attempts }: Command): Change {
    const touched = attempts > 0;
    return {
      state: touched ? 'UNKNOWN' : 'RECEIVED',
      // One attempt is remembered, because P21 must be asked; those before it no longer count.
      attempts: Math.min(attempts, 1),
      isChecked: touched,
      repairs: 0,
      waits: 0,
      receipt: null,
      reason: null,
      settledAt: null,
      dueAt: toInstant(this.parts.clock()),
    };
  }

  #edited(command: Command, payload: unknown): Change {
    const kind = this.parts.kinds.get(command.kind);
    if (kind === undefined) throw conflict(command, 'this gateway does not know its kind');
    const input = kind.parse(payload) as Json;
    if (kind.laneOf(input) !== command.lane) {
      throw badInput(
        'payload',
        `is about another record than the command (${command.lane}); place a new one`,
      );
    }
    if ((kind.referenceOf(input) ?? command.reference) !== command.reference) {
      throw badInput(
        'payload',
        `must keep the reference ${command.reference}; place a new command for another`,
      );
    }
    return { payload: input };
  }

  async #change(
    id: string,
    action: string,
    by: string,
    decide: (command: Command) => Change,
  ): Promise<Command> {
    const changed = await this.parts.db.transaction().execute(async (transaction) => {
      const row = isUuid(id)
        ? await transaction
            .selectFrom('command')
            .selectAll()
            .where('id', '=', id)
            .forUpdate()
            .executeTakeFirst()
        : undefined;
      if (row === undefined)
        throw new GatewayError('NOT_FOUND', 'There is no such command.', { field: 'id' });
      const now = toInstant(this.parts.clock());
      if (row.held_until !== null && row.held_until > now) {
        throw conflict(toCommand(row), 'it is being sent to P21 right now');
      }
      await transaction
        .insertInto('command_attempt')
        .values({
          command_id: id,
          step: 'OPERATOR',
          outcome: action,
          detail: by,
          started_at: now,
          ended_at: now,
        })
        .execute();
      return transaction
        .updateTable('command')
        .set({ ...toColumns(decide(toCommand(row))), held_by: null, held_until: null })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow();
    });
    const command = toCommand(changed);
    this.parts.onChange(command);
    if (isOpen(command.state)) {
      this.parts.dispatcher.wake({ lane: command.lane, priority: urgencies[command.urgency] });
    }
    return command;
  }
}

const conflict = ({ state }: Command, remedy: string): GatewayError =>
  new GatewayError('CONFLICT', `The command is ${state}: ${remedy}.`, { field: 'id' });

const isUuid = (text: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
