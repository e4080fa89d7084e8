/** What an operator does with the sync of a running gateway, through its graph. */
import { setTimeout as wait } from 'node:timers/promises';

export interface Difference {
  readonly flowName: string;
  readonly key: string;
  readonly kind: string;
  readonly fields: readonly { readonly field: string; readonly source: unknown; readonly target: unknown }[];
}

export interface Parked {
  readonly flowName: string;
  readonly key: string;
  readonly code: string;
  readonly reason: string;
}

interface FlowLine {
  readonly name: string;
  readonly enabled: boolean;
  readonly polled: boolean;
  readonly polledAt: string | null;
  readonly pollFault: string | null;
  readonly queue: { readonly waiting: number; readonly sent: number; readonly parked: number };
}

interface Run {
  readonly id: string;
  readonly flowName: string;
  readonly state: string;
  readonly reason: string | null;
  readonly counts: readonly { readonly outcome: string; readonly count: number }[];
}

export interface SyncDesk {
  enable(...flows: string[]): Promise<void>;
  /** Resolves with the runs when all have ended. Throws when the migration does not come to its end. */
  migrate(): Promise<readonly Run[]>;
  flows(): Promise<readonly FlowLine[]>;
  /** Resolves when nothing waits, no command is under way and every poll since then found nothing. Throws after `patienceMs`. */
  settle(patienceMs: number): Promise<void>;
  /** What the schedules of these flows do when they fall due. */
  compare(...flows: string[]): Promise<readonly Run[]>;
  /** Compares every flow that is enabled, field by field; resolves with the runs. */
  reconcile(): Promise<readonly Run[]>;
  /** Sends again everything that waits for a person; returns how much that was. */
  redrive(): Promise<number>;
  differences(): Promise<readonly Difference[]>;
  /** Changes, and commands of P21 by their kind and id. */
  parked(): Promise<readonly Parked[]>;
}

interface ParkedCommand {
  readonly id: string;
  readonly kind: string;
  readonly reason: string;
  readonly reasonDetail: { readonly detail: string } | null;
}

interface Answer<Data> {
  readonly data?: Data;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

const lookMs = 200;
const mostTries = 150;
const open = ['WAITING', 'RUNNING'];

/** A gateway that was killed, or has lost its store, is asked again when it is back, or another one is. */
async function insist<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (thrown) {
      if (tries >= mostTries || thrown instanceof Refusal) throw thrown;
    }
    await wait(lookMs);
  }
}

/** The question itself is wrong. */
class Refusal extends Error {}

const refusals: readonly unknown[] = ['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED', 'NOT_FOUND'];

/** `url` of any replica, asked anew for each question: they come and go. */
export function createSyncDesk(url: () => string, apiKey: string): SyncDesk {
  const askOnce = async <Data>(query: string, variables: object): Promise<Data> => {
    const response = await fetch(`${url()}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors = [] } = (await response.json()) as Answer<Data>;
    const [error] = errors;
    if (error === undefined && data != null) return data;
    const text = `${query}: ${JSON.stringify(errors)}`;
    throw refusals.includes(error?.extensions.code) ? new Refusal(text) : new Error(text);
  };
  const ask = <Data>(query: string, variables: object = {}): Promise<Data> =>
    insist(() => askOnce<Data>(query, variables));
  const flows = async () =>
    (
      await ask<{ flows: FlowLine[] }>(
        '{ flows { name enabled polled polledAt pollFault queue { waiting sent parked } } }',
      )
    ).flows;
  const runs = async (field: string, id: string) => {
    for (;;) {
      const { found } = await ask<{ found: { state: string; runs: Run[] } }>(
        `query ($id: ID!) { found: ${field}(id: $id) { state runs { id flowName state reason counts { outcome count } } } }`,
        { id },
      );
      if (!open.includes(found.state)) return found;
      await wait(lookMs);
    }
  };
  const runEach = async (names: readonly string[], kind: string) => {
    const ids = new Set<string>();
    for (const name of names) {
      const { runFlow } = await ask<{ runFlow: { id: string } }>(
        'mutation ($name: String!, $kind: FlowRunKind!) { runFlow(name: $name, kind: $kind) { id } }',
        { name, kind },
      );
      ids.add(runFlow.id);
    }
    for (;;) {
      const { flowRuns } = await ask<{ flowRuns: Run[] }>(
        '{ flowRuns(first: 100) { id flowName state reason counts { outcome count } } }',
      );
      const own = flowRuns.filter(({ id }) => ids.has(id));
      if (own.every(({ state }) => !open.includes(state))) return own;
      await wait(lookMs);
    }
  };
  const settled = async () => {
    const { open: pending, given } = await ask<Record<'open' | 'given', { totalCount: number }>>(
      `{
        open: commands(first: 1, filter: { states: [RECEIVED, SENDING, UNKNOWN] }) { totalCount }
        given: commands(first: 1, filter: { states: [PARKED] }) { totalCount }
      }`,
    );
    const queues = (await flows()).map(({ queue }) => queue);
    // What was handed to a command that waits for a person waits with it.
    const sent = queues.reduce((sum, queue) => sum + queue.sent, 0);
    return (
      pending.totalCount === 0 && sent <= given.totalCount && queues.every(({ waiting }) => waiting === 0)
    );
  };
  const havePolled = async (sinceMs: number) =>
    (await flows())
      .filter(({ enabled, polled }) => enabled && polled)
      .every(({ polledAt }) => polledAt !== null && Date.parse(polledAt) > sinceMs);
  const unrest = async () => {
    const busy = (await flows()).filter(({ queue }) => queue.waiting + queue.sent > 0);
    const { commands } = await ask<{ commands: { nodes: object[] } }>(
      '{ commands(first: 20, filter: { states: [RECEIVED, SENDING, UNKNOWN, PARKED] }) { nodes { kind state reason reasonDetail { detail } payload attempts } } }',
    );
    return JSON.stringify({ busy, commands: commands.nodes, parked: await parked() });
  };
  const parked = async () => {
    const { parkedChanges, commands } = await ask<{
      parkedChanges: { nodes: Parked[] };
      commands: { nodes: ParkedCommand[] };
    }>(
      `{
        parkedChanges(first: 100) { nodes { flowName key code reason } }
        commands(first: 100, filter: { states: [PARKED] }) { nodes { id kind reason reasonDetail { detail } } }
      }`,
    );
    const given = commands.nodes.map(({ id, kind, reason, reasonDetail }) => ({
      flowName: kind,
      key: id,
      code: reason,
      reason: reasonDetail?.detail ?? reason,
    }));
    return [...parkedChanges.nodes, ...given];
  };
  return {
    flows,
    enable: async (...names) => {
      for (const name of names) {
        await ask('mutation ($name: String!) { setFlow(name: $name, input: { enabled: true }) { name } }', {
          name,
        });
      }
    },
    migrate: async () => {
      const { startMigration } = await ask<{ startMigration: { id: string } }>(
        'mutation { startMigration { id } }',
      );
      const migration = await runs('migration', startMigration.id);
      if (migration.state !== 'DONE') throw new Error(`The migration is ${JSON.stringify(migration)}`);
      return migration.runs;
    },
    settle: async (patienceMs) => {
      const end = Date.now() + patienceMs;
      for (let calmSince = Date.now(); ; ) {
        const isLookedAt = await havePolled(calmSince);
        if (!(await settled())) calmSince = Date.now();
        else if (isLookedAt) return;
        if (Date.now() > end) throw new Error(`It does not come to rest: ${await unrest()}`);
        await wait(lookMs);
      }
    },
    compare: (...names) => runEach(names, 'COMPARE'),
    reconcile: async () =>
      runEach(
        (await flows()).filter(({ enabled }) => enabled).map(({ name }) => name),
        'RECONCILE',
      ),
    differences: async () => {
      const { discrepancies } = await ask<{ discrepancies: { nodes: Difference[] } }>(
        '{ discrepancies(first: 100) { nodes { flowName key kind fields { field source target } } } }',
      );
      return discrepancies.nodes;
    },
    redrive: async () => {
      const { changes, commands } = await ask<{ changes: number; commands: number }>(
        'mutation { changes: redriveParkedChanges(filter: {}) commands: redriveCommands(filter: {}) }',
      );
      return changes + commands;
    },
    parked,
  };
}
