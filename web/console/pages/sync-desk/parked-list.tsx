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
import { Table, type TableColumn } from '../../parts/table.tsx';
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
          {(total > 0 || reason !== '') && (
            <input
              type="search"
              aria-label="Part of the reason"
              placeholder="Part of the reason"
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
          {total > 0 && (
            <>
              <button
                type="button"
                className="primary"
                disabled={busy}
                onClick={() => redrive.run({ filter }).then(reload)}
              >
                Send {total} again
              </button>
              <ConfirmButton
                sure={`Let ${total} go until they change`}
                disabled={busy}
                onConfirm={() => discard.run({ filter }).then(reload)}
              >
                Discard
              </ConfirmButton>
            </>
          )}
        </>
      }
    >
      <Faults faults={[...faults, ...redrive.faults, ...discard.faults]} />
      {!loading && total === 0 && <p className="calm">No record is parked here.</p>}
      {page !== undefined && total > 0 && (
        <Table
          rows={page.nodes}
          keyOf={({ flowName, key }) => `${flowName} ${key}`}
          columns={columnsFor(setOpened)}
        />
      )}
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

const columnsFor = (open: (record: Parked) => void): readonly TableColumn<Parked>[] => [
  {
    title: 'Record',
    isName: true,
    show: (record) => (
      <button type="button" className="link" onClick={() => open(record)}>
        {record.key}
      </button>
    ),
  },
  { title: 'Flow', show: ({ flowName }) => flowName },
  { title: 'Why', show: ({ code }) => toWords(code) },
  { title: 'Field', show: ({ field }) => field ?? '' },
  { title: 'Turns', className: 'number', show: ({ attempts }) => attempts },
  { title: 'Parked', className: 'nowrap', show: ({ parkedAt }) => <Ago at={parkedAt} /> },
  { title: 'What was said', className: 'said', show: ({ reason }) => reason },
];
