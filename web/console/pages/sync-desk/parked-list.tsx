/** Parked records by filter: look at one, send all of them again, or let them go. */

import { useState } from 'react';
import {
  DiscardParkedChangesDocument,
  ParkedChangesDocument,
  type ParkedChangesQuery,
  RedriveParkedChangesDocument,
} from '../../generated/operations.ts';
import { useAction } from '../../graph/use-action.ts';
import { useQuery } from '../../graph/use-query.ts';
import { Ago } from '../../parts/ago.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { Faults } from '../../parts/faults.tsx';
import { toWords } from '../../parts/format.ts';
import { Pager } from '../../parts/pager.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Scroll } from '../../parts/scroll.tsx';
import { ParkedRecord } from './parked-record.tsx';

export type Parked = ParkedChangesQuery['parkedChanges']['nodes'][number];

interface Props {
  readonly flow: string | undefined;
  readonly code: string | undefined;
}

export function ParkedList({ flow, code }: Props) {
  const [reason, setReason] = useState('');
  const [after, setAfter] = useState<string | null>(null);
  const [opened, setOpened] = useState<Parked>();
  const filter = { flow: flow ?? null, code: code ?? null, reason: reason === '' ? null : reason };
  const { data, faults, loading, reload } = useQuery(
    ParkedChangesDocument,
    { filter, after },
    { everyMs: 10_000 },
  );
  const redrive = useAction(RedriveParkedChangesDocument);
  const discard = useAction(DiscardParkedChangesDocument);
  const page = data?.parkedChanges;
  const total = page?.totalCount ?? 0;
  const busy = redrive.busy || discard.busy;

  return (
    <Panel
      title={`Parked records${flow === undefined ? '' : ` of ${flow}`}${code === undefined ? '' : `: ${toWords(code)}`}`}
      className="flush"
      actions={
        <>
          <input
            type="search"
            aria-label="Part of the reason"
            placeholder="Part of the reason"
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          <button
            type="button"
            className="primary"
            disabled={busy || total === 0}
            onClick={() => redrive.run({ filter }).then(reload)}
          >
            Send {total} again
          </button>
          <ConfirmButton
            sure={`Let ${total} go until they change`}
            disabled={busy || total === 0}
            onConfirm={() => discard.run({ filter }).then(reload)}
          >
            Discard
          </ConfirmButton>
        </>
      }
    >
      <Faults faults={[...faults, ...redrive.faults, ...discard.faults]} />
      {!loading && total === 0 && <p className="calm">No record is parked here.</p>}
      {page !== undefined && total > 0 && <ParkedTable records={page.nodes} onOpen={setOpened} />}
      {page !== undefined && <Pager page={page} isFirst={after === null} onPage={setAfter} />}
      {opened !== undefined && (
        <ParkedRecord
          record={opened}
          onClose={() => {
            setOpened(undefined);
            reload();
          }}
        />
      )}
    </Panel>
  );
}

const ParkedTable = (props: {
  readonly records: readonly Parked[];
  readonly onOpen: (record: Parked) => void;
}) => (
  <Scroll>
    <table>
      <thead>
        <tr>
          <th scope="col">Record</th>
          <th scope="col">Flow</th>
          <th scope="col">Why</th>
          <th scope="col">Field</th>
          <th scope="col" className="number">
            Turns
          </th>
          <th scope="col">Parked</th>
          <th scope="col">What was said</th>
        </tr>
      </thead>
      <tbody>
        {props.records.map((record) => (
          <tr key={`${record.flowName} ${record.key}`}>
            <th scope="row">
              <button type="button" className="link" onClick={() => props.onOpen(record)}>
                {record.key}
              </button>
            </th>
            <td>{record.flowName}</td>
            <td>{toWords(record.code)}</td>
            <td>{record.field ?? ''}</td>
            <td className="number">{record.attempts}</td>
            <td className="nowrap">
              <Ago at={record.parkedAt} />
            </td>
            <td className="said">{record.reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </Scroll>
);
