import { type FormEvent, useState } from 'react';
import { CreateAccessKeyDocument } from '../../generated/operations.ts';
import { useAction } from '../../graph/use-action.ts';
import { Drawer } from '../../parts/drawer.tsx';
import { Faults } from '../../parts/faults.tsx';

interface Props {
  readonly onClose: () => void;
  readonly onIssued: (token: string) => void;
}

const roles = ['back-office', 'sync', 'storefront', 'admin'];

export function NewKey({ onClose, onIssued }: Props) {
  const { run, busy, faults } = useAction(CreateAccessKeyDocument);
  const [role, setRole] = useState('back-office');

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const words = (name: string) =>
      String(form.get(name) ?? '')
        .split(/[\s,]+/)
        .filter(Boolean);
    const day = String(form.get('ends') ?? '');
    const done = await run({
      input: {
        name: String(form.get('name')),
        role,
        p21CustomerId: role === 'storefront' ? String(form.get('customer')) : null,
        scopes: words('scopes').length === 0 ? null : words('scopes'),
        addresses: words('addresses'),
        expiresAt: day === '' ? null : new Date(`${day}T23:59:59`).toISOString(),
      },
    });
    if (done !== undefined) onIssued(done.createAccessKey.token);
  };

  return (
    <Drawer title="New key" onClose={onClose}>
      <form className="fields" onSubmit={submit}>
        <label>
          What it is for
          <input name="name" required />
        </label>
        <label>
          Role
          <select name="role" value={role} onChange={({ target }) => setRole(target.value)}>
            {roles.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        {role === 'storefront' && (
          <label>
            P21 customer it sees
            <input name="customer" required />
          </label>
        )}
        <label>
          Scopes
          <input name="scopes" placeholder="what the role may; or e.g. read, operate" />
        </label>
        <label>
          Addresses it comes from
          <input name="addresses" placeholder="everywhere; or e.g. 10.0.0.0/8" />
        </label>
        <label>
          Last day
          <input name="ends" type="date" />
        </label>
        <Faults faults={faults} />
        <button type="submit" className="primary" disabled={busy}>
          Make the key
        </button>
      </form>
    </Drawer>
  );
}
