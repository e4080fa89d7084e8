/** Commands by state and reason: what P21 shall do and has not, or did. */

import { useState } from 'react';
import {
  type CommandFilter,
  type CommandState,
  RedriveCommandsDocument,
  WaitingCommandsDocument,
  type WaitingCommandsQuery,
} from '../../generated/operations.ts';
import { useAction } from '../../graph/use-action.ts';
import { useQuery } from '../../graph/use-query.ts';
import { Ago } from '../../parts/ago.tsx';
import { Badge, type Tone } from '../../parts/badge.tsx';
import { Faults } from '../../parts/faults.tsx';
import { toWords } from '../../parts/format.ts';
import { Pager } from '../../parts/pager.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Table, type TableColumn } from '../../parts/table.tsx';
import { CommandInFull } from './command-in-full.tsx';

export const stateTones: Readonly<Record<CommandState, Tone>> = {
  RECEIVED: 'busy',
  SENDING: 'busy',
  UNKNOWN: 'warn',
  PARKED: 'bad',
  REJECTED: 'bad',
  CONFIRMED: 'good',
  CANCELLED: 'idle',
};

interface Props {
  /** A state, or "ALL". */
  readonly state: string;
  readonly reason: string | undefined;
}

export function CommandList({ state, reason }: Props) {
  const [after, setAfter] = useState<string | null>(null);
  const [opened, setOpened] = useState<string>();
  const filter: CommandFilter = {
    ...(state in stateTones && { states: [state as CommandState] }),
    ...(reason !== undefined && { reasons: [reason as NonNullable<CommandFilter['reasons']>[number]] }),
  };
  const { data, faults, loading, reload } = useQuery(
    WaitingCommandsDocument,
    { filter, after },
    { everyMs: 5000 },
  );
  const redrive = useAction(RedriveCommandsDocument);
  const page = data?.commands;
  const total = page?.totalCount ?? 0;
  return (
    <Panel
      title={`${state === 'ALL' ? 'Commands' : `Commands ${toWords(state)}`}${reason === undefined ? '' : `: ${toWords(reason)}`}`}
      className="flush"
      actions={
        state === 'PARKED' &&
        total > 0 && (
          <button
            type="button"
            className="primary"
            disabled={redrive.busy}
            onClick={() => redrive.run({ filter }).then(reload)}
          >
            Send {total} on
          </button>
        )
      }
    >
      <Faults faults={[...faults, ...redrive.faults]} />
      {!loading && total === 0 && <p className="calm">There is no such command.</p>}
      {page !== undefined && total > 0 && (
        <Table rows={page.nodes} keyOf={({ id }) => id} columns={columnsFor(setOpened)} />
      )}
      {page !== undefined && <Pager page={page} isFirst={after === null} onPage={setAfter} />}
      {opened !== undefined && (
        <CommandInFull
          id={opened}
          onClose={() => {
            setOpened(undefined);
            reload();
          }}
        />
      )}
    </Panel>
  );
}

type Command = WaitingCommandsQuery['commands']['nodes'][number];

const columnsFor = (open: (id: string) => void): readonly TableColumn<Command>[] => [
  {
    title: 'Reference',
    isName: true,
    show: ({ id, reference }) => (
      <button type="button" className="link" onClick={() => open(id)}>
        {reference}
      </button>
    ),
  },
  { title: 'Command', show: ({ kind }) => kind },
  { title: 'State', show: ({ state }) => <Badge tone={stateTones[state]}>{toWords(state)}</Badge> },
  { title: 'Why', show: ({ reason }) => (reason === null ? '' : toWords(reason)) },
  { title: 'Customer', show: ({ customer }) => customer?.name ?? customer?.p21CustomerId ?? '' },
  { title: 'Sent', className: 'number', show: ({ attempts }) => attempts },
  { title: 'Accepted', className: 'nowrap', show: ({ acceptedAt }) => <Ago at={acceptedAt} /> },
];
