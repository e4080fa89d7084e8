/** API keys: made, replaced and ended here; a secret is shown once. */

import { useState } from 'react';
import {
  AccessKeysDocument,
  RevokeAccessKeyDocument,
  RotateAccessKeyDocument,
  type ShownKeyFragment,
} from '../../generated/operations.ts';
import { useAction } from '../../graph/use-action.ts';
import { useQuery } from '../../graph/use-query.ts';
import { Ago } from '../../parts/ago.tsx';
import { Badge } from '../../parts/badge.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { Faults } from '../../parts/faults.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Scroll } from '../../parts/scroll.tsx';
import { useSession } from '../../shell/session.ts';
import { IssuedKey } from './issued-key.tsx';
import { NewKey } from './new-key.tsx';

const overlapHours = 24;

export function KeyTable() {
  const { data, faults, reload } = useQuery(AccessKeysDocument, {}, { everyMs: 10_000 });
  const rotate = useAction(RotateAccessKeyDocument);
  const revoke = useAction(RevokeAccessKeyDocument);
  const [making, setMaking] = useState(false);
  const [token, setToken] = useState<string>();
  const show = (issued: string | undefined) => {
    setToken(issued);
    reload();
  };
  return (
    <Panel
      title="API keys"
      className="flush"
      actions={
        <button type="button" className="primary" onClick={() => setMaking(true)}>
          New key
        </button>
      }
    >
      <Faults faults={[...faults, ...rotate.faults, ...revoke.faults]} />
      {token !== undefined && <IssuedKey token={token} onDone={() => setToken(undefined)} />}
      <Scroll>
        <table>
          <thead>
            <tr>
              <th scope="col">Key</th>
              <th scope="col">For</th>
              <th scope="col">Role</th>
              <th scope="col">May</th>
              <th scope="col">From</th>
              <th scope="col">Last used</th>
              <th scope="col">Ends</th>
              <th scope="col">Change</th>
            </tr>
          </thead>
          <tbody>
            {(data?.accessKeys ?? []).map((key) => (
              <KeyRow
                key={key.id}
                apiKey={key}
                onRotate={() =>
                  rotate.run({ id: key.id, overlapHours }).then((done) => show(done?.rotateAccessKey.token))
                }
                onRevoke={() => revoke.run({ id: key.id }).then(reload)}
              />
            ))}
          </tbody>
        </table>
      </Scroll>
      {making && (
        <NewKey
          onClose={() => setMaking(false)}
          onIssued={(issued) => {
            setMaking(false);
            show(issued);
          }}
        />
      )}
    </Panel>
  );
}

interface RowProps {
  readonly apiKey: ShownKeyFragment;
  readonly onRotate: () => void;
  readonly onRevoke: () => void;
}

function KeyRow({ apiKey, onRotate, onRevoke }: RowProps) {
  const { keyId } = useSession();
  const { id, name, role, p21CustomerId, scopes, addresses, lastUsedAt, active } = apiKey;
  return (
    <tr className={active ? '' : 'over'}>
      <th scope="row">{id}</th>
      <td>{name}</td>
      <td>
        {role}
        {p21CustomerId !== null && ` of ${p21CustomerId}`}
      </td>
      <td className="said">{scopes.join(', ')}</td>
      <td>{addresses?.join(', ') ?? 'everywhere'}</td>
      <td className="nowrap">
        <Ago at={lastUsedAt} />
      </td>
      <td className="nowrap">
        <End apiKey={apiKey} />
      </td>
      <td className="nowrap">
        {active && (
          <>
            <button
              type="button"
              aria-label={`Replace ${id}`}
              title={`Both are good for ${overlapHours} hours`}
              onClick={onRotate}
            >
              Replace
            </button>{' '}
            {id === keyId ? (
              <span className="muted">yours</span>
            ) : (
              <ConfirmButton sure={`Revoke ${id} for good`} onConfirm={onRevoke}>
                Revoke
              </ConfirmButton>
            )}
          </>
        )}
      </td>
    </tr>
  );
}

function End({ apiKey: { revokedAt, expiresAt, active } }: { readonly apiKey: ShownKeyFragment }) {
  if (revokedAt !== null) return <Badge tone="bad">revoked</Badge>;
  if (expiresAt === null) return <>never</>;
  return active ? expiresAt.slice(0, 10) : <Badge tone="idle">expired</Badge>;
}
