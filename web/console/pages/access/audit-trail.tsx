/** Who did or tried what, newest first. */
import { useState } from 'react';
import { type AuditFilter, AuditLogDocument, type AuditLogQuery } from '../../generated/operations.ts';
import { useQuery } from '../../graph/use-query.ts';
import { Faults } from '../../parts/faults.tsx';
import { formatMoment, toWords } from '../../parts/format.ts';
import { Pager } from '../../parts/pager.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Scroll } from '../../parts/scroll.tsx';

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
          <Scroll>
            <AuditTable entries={page.nodes} />
          </Scroll>
        ))}
      {page !== undefined && <Pager page={page} isFirst={after === null} onPage={setAfter} />}
    </Panel>
  );
}

const AuditTable = ({ entries }: { readonly entries: AuditLogQuery['auditLog']['nodes'] }) => (
  <table>
    <thead>
      <tr>
        <th scope="col">When</th>
        <th scope="col">What</th>
        <th scope="col">Subject</th>
        <th scope="col">Outcome</th>
        <th scope="col">By</th>
        <th scope="col">From</th>
        <th scope="col">Particulars</th>
      </tr>
    </thead>
    <tbody>
      {entries.map(({ id, at, action, subject, outcome, actor, role, address, detail }) => (
        <tr key={id}>
          <td className="nowrap">{formatMoment(at)}</td>
          <td>{toWords(action)}</td>
          <th scope="row">{subject}</th>
          <td className={outcome === 'OK' ? '' : 'bad'}>{outcome}</td>
          <td>
            {actor ?? '–'} {role !== null && <span className="muted">{role}</span>}
          </td>
          <td>{address}</td>
          <td className="value">{isEmpty(detail) ? '' : JSON.stringify(detail)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

const isEmpty = (value: unknown): boolean =>
  value == null || (typeof value === 'object' && Object.keys(value).length === 0);
