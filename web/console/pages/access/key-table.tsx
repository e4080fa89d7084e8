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
import { formatDay } from '../../parts/format.ts';
import { Panel } from '../../parts/panel.tsx';
import { Table, type TableColumn } from '../../parts/table.tsx';
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
      <Table
        rows={data?.accessKeys ?? []}
        keyOf={({ id }) => id}
        columns={columnsFor({
          onRotate: (id) =>
            rotate.run({ id, overlapHours }).then((done) => show(done?.rotateAccessKey.token)),
          onRevoke: (id) => revoke.run({ id }).then(reload),
        })}
        rowClass={({ active }) => (active ? '' : 'over')}
      />
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

interface Changes {
  readonly onRotate: (id: string) => void;
  readonly onRevoke: (id: string) => void;
}

const columnsFor = (changes: Changes): readonly TableColumn<ShownKeyFragment>[] => [
  { title: 'Key', isName: true, show: ({ id }) => id },
  { title: 'For', show: ({ name }) => name },
  {
    title: 'Role',
    show: ({ role, p21CustomerId }) => (p21CustomerId === null ? role : `${role} of ${p21CustomerId}`),
  },
  { title: 'May', className: 'said', show: ({ scopes }) => scopes.join(', ') },
  { title: 'From', show: ({ addresses }) => addresses?.join(', ') ?? 'everywhere' },
  { title: 'Last used', className: 'nowrap', show: ({ lastUsedAt }) => <Ago at={lastUsedAt} /> },
  { title: 'Ends', className: 'nowrap', show: (apiKey) => <End apiKey={apiKey} /> },
  {
    title: 'Change',
    className: 'nowrap',
    show: ({ id, active }) => active && <KeyChanges id={id} {...changes} />,
  },
];

function KeyChanges({ id, onRotate, onRevoke }: Changes & { readonly id: string }) {
  const { keyId } = useSession();
  return (
    <>
      <button
        type="button"
        aria-label={`Replace ${id}`}
        title={`Both are good for ${overlapHours} hours`}
        onClick={() => onRotate(id)}
      >
        Replace
      </button>{' '}
      {id === keyId ? (
        <span className="muted">yours</span>
      ) : (
        <ConfirmButton sure={`Revoke ${id} for good`} onConfirm={() => onRevoke(id)}>
          Revoke
        </ConfirmButton>
      )}
    </>
  );
}

function End({ apiKey: { revokedAt, expiresAt, active } }: { readonly apiKey: ShownKeyFragment }) {
  if (revokedAt !== null) return <Badge tone="bad">revoked</Badge>;
  if (expiresAt === null) return <>never</>;
  return active ? formatDay(expiresAt.slice(0, 10)) : <Badge tone="idle">expired</Badge>;
}
