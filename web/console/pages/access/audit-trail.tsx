/** Who did or tried what, newest first. */
import { useState } from 'react';
import { type AuditFilter, AuditLogDocument, type AuditLogQuery } from '../../generated/operations.ts';
import { useQuery } from '../../graph/use-query.ts';
import { Faults } from '../../parts/faults.tsx';
import { formatMoment, toWords } from '../../parts/format.ts';
import { Pager } from '../../parts/pager.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Table, type TableColumn } from '../../parts/table.tsx';

const actions = [
  'MUTATION',
  'SETTING_CHANGED',
  'OPERATION_SAVED',
  'OPERATION_DELETED',
  'KEY_CREATED',
  'KEY_ROTATED',
  'KEY_REVOKED',
  'DENIED',
  'SIGN_IN_REFUSED',
];

export function AuditTrail() {
  const [action, setAction] = useState('');
  const [subject, setSubject] = useState('');
  const [actor, setActor] = useState('');
  const [after, setAfter] = useState<string | null>(null);
  const filter: AuditFilter = {
    ...(action !== '' && { action }),
    ...(subject !== '' && { subject }),
    ...(actor !== '' && { actor }),
  };
  const { data, faults } = useQuery(AuditLogDocument, { filter, after }, { everyMs: 5000 });
  const page = data?.auditLog;
  return (
    <Panel
      title="Audit log"
      className="flush"
      actions={
        <>
          <select aria-label="Action" value={action} onChange={({ target }) => setAction(target.value)}>
            <option value="">every action</option>
            {actions.map((one) => (
              <option key={one} value={one}>
                {toWords(one)}
              </option>
            ))}
          </select>
          <input
            type="search"
            aria-label="Key that did it"
            placeholder="key"
            size={12}
            value={actor}
            onChange={({ target }) => setActor(target.value)}
          />
          <input
            type="search"
            aria-label="Subject"
            placeholder="subject"
            value={subject}
            onChange={({ target }) => setSubject(target.value)}
          />
        </>
      }
    >
      <Faults faults={faults} />
      {page !== undefined &&
        (page.nodes.length === 0 ? (
          <p className="calm">Nothing of the kind is on record.</p>
        ) : (
          <Table rows={page.nodes} keyOf={({ id }) => id} columns={columns} />
        ))}
      {page !== undefined && <Pager page={page} isFirst={after === null} onPage={setAfter} />}
    </Panel>
  );
}

type Entry = AuditLogQuery['auditLog']['nodes'][number];

const columns: readonly TableColumn<Entry>[] = [
  { title: 'When', className: 'nowrap', show: ({ at }) => formatMoment(at) },
  { title: 'What', show: ({ action }) => toWords(action) },
  { title: 'Subject', isName: true, show: ({ subject }) => subject },
  {
    title: 'Outcome',
    toneOf: ({ outcome }) => (outcome === 'OK' ? '' : 'bad'),
    show: ({ outcome }) => outcome,
  },
  {
    title: 'By',
    show: ({ actor, role }) => (
      <>
        {actor ?? '–'} {role !== null && role !== actor && <span className="muted">{role}</span>}
      </>
    ),
  },
  { title: 'From', show: ({ address }) => address },
  {
    title: 'Particulars',
    className: 'value',
    show: ({ detail }) => (isEmpty(detail) ? '' : JSON.stringify(detail)),
  },
];

const isEmpty = (value: unknown): boolean =>
  value == null || (typeof value === 'object' && Object.keys(value).length === 0);
