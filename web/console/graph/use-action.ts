/** A mutation behind a button: under way or not, and what it was refused for. */
import { useCallback, useState } from 'react';
import { ask, type GraphFault, SignedOut, toFault } from '../../ask.ts';
import type { TypedDocumentString } from '../generated/operations.ts';
import { useSession } from '../shell/session.ts';

export interface Action<Data, Variables> {
  /** Resolves with the answer, or undefined when it was refused. */
  run(variables: Variables): Promise<Data | undefined>;
  readonly busy: boolean;
  readonly faults: readonly GraphFault[];
}

export function useAction<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
): Action<Data, Variables> {
  const { key, signOut } = useSession();
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<readonly GraphFault[]>([]);
  const run = useCallback(
    async (variables: Variables) => {
      setBusy(true);
      try {
        const answer = await ask(key, document, variables);
        setFaults(answer.faults);
        return answer.faults.length === 0 ? answer.data : undefined;
      } catch (thrown) {
        if (thrown instanceof SignedOut) signOut();
        setFaults([toFault(thrown)]);
        return undefined;
      } finally {
        setBusy(false);
      }
    },
    [key, document, signOut],
  );
  return { run, busy, faults };
}
