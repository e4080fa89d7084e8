/** A question whose answer is shown: asked when its variables change, again every so often, and on demand. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { ask, type GraphFault, SignedOut, toFault } from '../../ask.ts';
import type { TypedDocumentString } from '../generated/operations.ts';
import { useSession } from '../shell/session.ts';

export interface Answered<Data> {
  /** The last answer; stays while the next one is on its way, and where it fails. */
  readonly data: Data | undefined;
  readonly faults: readonly GraphFault[];
  /** True until the first answer to these variables. */
  readonly loading: boolean;
  reload(): void;
}

export interface QueryOptions {
  /** Asks again after so long; not while the page is hidden. */
  readonly everyMs?: number;
  /** Nothing is asked while true. */
  readonly skip?: boolean;
}

interface State<Data> {
  readonly of: string;
  readonly data: Data | undefined;
  readonly faults: readonly GraphFault[];
}

/** What was known stays beside what went wrong since. */
const dataOf = <Data>(state: State<Data> | undefined, question: string): Data | undefined =>
  state?.of === question ? state.data : undefined;

export function useQuery<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  { everyMs, skip = false }: QueryOptions = {},
): Answered<Data> {
  const { key, signOut } = useSession();
  const question = JSON.stringify(variables);
  const [state, setState] = useState<State<Data>>();
  const latest = useRef(0);

  const load = useCallback(
    async (signal?: AbortSignal) => {
      latest.current += 1;
      const turn = latest.current;
      const settle = (faults: readonly GraphFault[], data?: Data) => {
        if (turn === latest.current && signal?.aborted !== true)
          setState((before) => ({ of: question, faults, data: data ?? dataOf(before, question) }));
      };
      try {
        const { faults, data } = await ask(key, document, JSON.parse(question) as Variables, signal);
        settle(faults, data);
      } catch (thrown) {
        if (thrown instanceof SignedOut) signOut();
        else settle([toFault(thrown)]);
      }
    },
    [key, document, question, signOut],
  );

  useEffect(() => {
    if (skip) return;
    const leaving = new AbortController();
    void load(leaving.signal);
    const again = () => {
      if (!globalThis.document.hidden) void load(leaving.signal);
    };
    const timer = everyMs === undefined ? undefined : setInterval(again, everyMs);
    return () => {
      clearInterval(timer);
      leaving.abort();
    };
  }, [load, everyMs, skip]);

  const reload = useCallback(() => void load(), [load]);
  const isCurrent = state?.of === question;
  const { data, faults } = state ?? { data: undefined, faults: [] };
  return { data, faults: isCurrent ? faults : [], loading: !isCurrent && !skip, reload };
}
