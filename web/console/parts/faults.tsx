import type { GraphFault } from '../../ask.ts';

/** What was refused or could not be answered; nothing when all is well. */
export function Faults({ faults }: { readonly faults: readonly GraphFault[] }) {
  const messages = [...new Set(faults.map(describe))];
  if (messages.length === 0) return null;
  return (
    <ul className="faults" role="alert">
      {messages.map((message) => (
        <li key={message}>{message}</li>
      ))}
    </ul>
  );
}

const describe = ({ message, path }: GraphFault): string =>
  path === undefined ? message : `${path.filter((part) => typeof part === 'string').join('.')}: ${message}`;
