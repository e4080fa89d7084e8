/** Steers the sync of a gateway through its graph, as an operator does. */

export interface RunProgress {
  readonly flowName: string;
  readonly state: string;
  readonly reason: string | null;
  readonly scanned: number;
  readonly total: number | null;
}

export interface Operator {
  /** Switches off every flow but these, and every schedule. */
  keepOnly(flows: readonly string[]): Promise<void>;
  /** Switches on every flow, and off every schedule. */
  switchAllOn(): Promise<void>;
  /** Flows that there are. */
  count(): Promise<number>;
  /** Of these flows, or of all. Resolves with the id. */
  startMigration(flows: readonly string[] | null): Promise<string>;
  migration(id: string): Promise<{ readonly state: string; readonly runs: readonly RunProgress[] }>;
  /** Records that wait or were given up. */
  left(): Promise<{ readonly waiting: number; readonly parked: number }>;
  /** Flows that look for changes, and when each last did. */
  polled(): Promise<readonly { readonly name: string; readonly polledAt: string | null }[]>;
}

interface FlowLine {
  readonly name: string;
  readonly enabled: boolean;
  readonly polled: boolean;
  readonly polledAt: string | null;
  readonly queue: { readonly waiting: number; readonly sent: number; readonly parked: number };
}

export function createOperator(url: string, token: string): Operator {
  const ask = async <Data>(query: string, variables: object = {}): Promise<Data> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data?: Data; errors?: unknown };
    if (errors !== undefined || data == null) throw new Error(`${query}: ${JSON.stringify(errors)}`);
    return data;
  };
  const flows = async () =>
    (
      await ask<{ flows: FlowLine[] }>(
        `{ flows { name enabled polled polledAt queue { waiting sent parked } } }`,
      )
    ).flows;
  const set = (name: string, input: object) =>
    ask(
      'mutation ($name: String!, $input: FlowSettingInput!) { setFlow(name: $name, input: $input) { name } }',
      { name, input },
    );
  return {
    keepOnly: async (names) => {
      for (const { name, enabled } of await flows()) {
        await set(name, { schedule: '', ...(enabled && !names.includes(name) && { enabled: false }) });
      }
    },
    switchAllOn: async () => {
      for (const { name, enabled } of await flows()) {
        await set(name, { schedule: '', ...(!enabled && { enabled: true }) });
      }
    },
    count: async () => (await flows()).length,
    startMigration: async (names) => {
      const { startMigration } = await ask<{ startMigration: { id: string } }>(
        'mutation ($flows: [String!]) { startMigration(flows: $flows) { id } }',
        { flows: names },
      );
      return startMigration.id;
    },
    migration: async (id) => {
      const { migration } = await ask<{ migration: { state: string; runs: RunProgress[] } }>(
        'query ($id: ID!) { migration(id: $id) { state runs { flowName state reason scanned total } } }',
        { id },
      );
      return migration;
    },
    left: async () => {
      const lines = (await flows()).map(({ queue }) => queue);
      return {
        waiting: lines.reduce((sum, { waiting, sent }) => sum + waiting + sent, 0),
        parked: lines.reduce((sum, { parked }) => sum + parked, 0),
      };
    },
    polled: async () => (await flows()).filter(({ polled, enabled }) => polled && enabled),
  };
}
