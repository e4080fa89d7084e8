/** What waits to be done, for Prometheus: changes of each flow and commands of each state, read when somebody looks. */
import { Gauge, type Registry } from 'prom-client';

export interface Backlog {
  readonly flows: readonly FlowBacklog[];
  /** Commands by state; states without any may be left out. */
  readonly commands: Readonly<Record<string, number>>;
}

export interface FlowBacklog {
  readonly flow: string;
  readonly waiting: number;
  readonly parked: number;
  /** How long the oldest change that waits has been known; 0 when none waits. */
  readonly oldestSeconds: number;
}

export interface BacklogParts {
  readonly read: () => Promise<Backlog>;
  /** The store did not answer: the other figures are told without these. */
  readonly onError: (error: unknown) => void;
}

/** Command states of which an operator wants to know how many there are (`schema/command.enum.ts`). */
const watched = ['RECEIVED', 'SENDING', 'UNKNOWN', 'PARKED'];

export function observeBacklog(registry: Registry, { read, onError }: BacklogParts): void {
  let filling: Promise<void> | undefined;
  /** The store is asked once for all figures of one look. */
  const collect = (): Promise<void> => {
    filling ??= fill().finally(() => {
      filling = undefined;
    });
    return filling;
  };
  const gauge = (name: string, help: string, label: string) =>
    new Gauge({ name, help, labelNames: [label], registers: [registry], collect });
  const waiting = gauge('gateway_sync_waiting_changes', 'Changes noticed and not yet applied.', 'flow');
  const parked = gauge('gateway_sync_parked_changes', 'Changes that wait for a person.', 'flow');
  const oldest = gauge(
    'gateway_sync_oldest_change_seconds',
    'How long the oldest change that waits has been known; 0 when none waits.',
    'flow',
  );
  const commands = gauge('gateway_commands', 'Commands under way, or waiting for a person.', 'state');

  async function fill(): Promise<void> {
    try {
      show(await read());
    } catch (error) {
      for (const figure of [waiting, parked, oldest, commands]) figure.reset();
      onError(error);
    }
  }
  function show(backlog: Backlog): void {
    for (const { flow, ...figures } of backlog.flows) {
      waiting.set({ flow }, figures.waiting);
      parked.set({ flow }, figures.parked);
      oldest.set({ flow }, figures.oldestSeconds);
    }
    for (const state of watched) commands.set({ state }, backlog.commands[state] ?? 0);
  }
}
