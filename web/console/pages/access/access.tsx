/** Who comes in, from where, and what they did. */
import './access.css';
import { AuditTrail } from './audit-trail.tsx';
import { KeyTable } from './key-table.tsx';
import { NetworkLists } from './network-lists.tsx';

export function Access() {
  return (
    <>
      <KeyTable />
      <NetworkLists />
      <AuditTrail />
    </>
  );
}
