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
import { Scroll } from '../../parts/scroll.tsx';
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
        state === 'PARKED' && (
          <button
            type="button"
            className="primary"
            disabled={redrive.busy || total === 0}
            onClick={() => redrive.run({ filter }).then(reload)}
          >
            Send {total} on
          </button>
        )
      }
    >
      <Faults faults={[...faults, ...redrive.faults]} />
      {!loading && total === 0 && <p className="calm">There is no such command.</p>}
      {page !== undefined && total > 0 && <CommandTable commands={page.nodes} onOpen={setOpened} />}
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

interface TableProps {
  readonly commands: WaitingCommandsQuery['commands']['nodes'];
  readonly onOpen: (id: string) => void;
}

const CommandTable = ({ commands, onOpen }: TableProps) => (
  <Scroll>
    <table>
      <thead>
        <tr>
          <th scope="col">Reference</th>
          <th scope="col">Command</th>
          <th scope="col">State</th>
          <th scope="col">Why</th>
          <th scope="col">Customer</th>
          <th scope="col" className="number">
            Sent
          </th>
          <th scope="col">Accepted</th>
        </tr>
      </thead>
      <tbody>
        {commands.map((command) => (
          <tr key={command.id}>
            <th scope="row">
              <button type="button" className="link" onClick={() => onOpen(command.id)}>
                {command.reference}
              </button>
            </th>
            <td>{command.kind}</td>
            <td>
              <Badge tone={stateTones[command.state]}>{toWords(command.state)}</Badge>
            </td>
            <td>{command.reason === null ? '' : toWords(command.reason)}</td>
            <td>{command.customer?.name ?? command.customer?.p21CustomerId ?? ''}</td>
            <td className="number">{command.attempts}</td>
            <td className="nowrap">
              <Ago at={command.acceptedAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </Scroll>
);
