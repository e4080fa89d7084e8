/** Whether both systems have all the gateway needs: asked on demand, because it takes seconds and many calls. */

import { useState } from 'react';
import { type FindingKind, FindingsDocument, type FindingsQuery } from '../../generated/operations.ts';
import { useQuery } from '../../graph/use-query.ts';
import { Badge, type Tone } from '../../parts/badge.tsx';
import { Faults } from '../../parts/faults.tsx';
import { toWords } from '../../parts/format.ts';
import { Panel } from '../../parts/panel.tsx';
import { Table, type TableColumn } from '../../parts/table.tsx';

const tones: Readonly<Record<FindingKind, Tone>> = {
  FAULT: 'bad',
  INSECURE: 'warn',
  NOTE: 'idle',
  OK: 'good',
};
const order = Object.keys(tones);

const columns: readonly TableColumn<NonNullable<FindingsQuery['findings']>[number]>[] = [
  { title: 'Found', show: ({ kind }) => <Badge tone={tones[kind]}>{toWords(kind)}</Badge> },
  { title: 'Subject', isName: true, show: ({ subject }) => subject },
  { title: 'Remedy', show: ({ remedy }) => remedy ?? <span className="muted">nothing to do</span> },
];

export function Connections() {
  const [asked, setAsked] = useState(false);
  const { data, faults, loading, reload } = useQuery(FindingsDocument, {}, { skip: !asked });
  const findings = [...(data?.findings ?? [])].sort(
    (one, other) => order.indexOf(one.kind) - order.indexOf(other.kind),
  );
  const wrong = findings.filter(({ kind }) => kind === 'FAULT' || kind === 'INSECURE').length;
  return (
    <Panel
      title="Connections"
      className="flush"
      actions={
        <>
          {data !== undefined && (
            <Badge tone={wrong === 0 ? 'good' : 'warn'}>
              {wrong === 0 ? 'all is well' : `${wrong} to look at`}
            </Badge>
          )}
          <button type="button" disabled={asked && loading} onClick={asked ? reload : () => setAsked(true)}>
            Test both systems
          </button>
        </>
      }
    >
      <Faults faults={faults} />
      {!asked && (
        <p className="calm">
          Reads a little of everything the gateway needs and says what is missing or insecure, with the
          remedy.
        </p>
      )}
      {asked && loading && <p className="calm">Asking both systems …</p>}
      {findings.length > 0 && (
        <Table
          tall
          rows={findings}
          keyOf={({ subject, remedy }) => `${subject} ${remedy}`}
          columns={columns}
        />
      )}
    </Panel>
  );
}
