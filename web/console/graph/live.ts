/** What flows do, told as it happens. Pages ask again when they hear of it; polling stands in when nothing is heard. */
import { createClient } from 'graphql-ws';
import { useEffect } from 'react';
import { useSession } from '../shell/session.ts';

/** Many records move in a second, and a page is read by a person. */
const quietMs = 1000;

const text = 'subscription FlowActivity { flowActivity { at isGap } }';

const socketUrl = () => `${location.origin.replace(/^http/, 'ws')}/graphql`;

/** Calls back at most once a second while flows do something; needs the scope of operations. */
export function useFlowActivity(onActivity: () => void, listening = true): void {
  const { key, can } = useSession();
  const may = can('operate') && listening;
  useEffect(() => {
    if (!may) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hear = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        if (!document.hidden) onActivity();
      }, quietMs);
    };
    const connectionParams = { authorization: `Bearer ${key}` };
    const client = createClient({ url: socketUrl(), connectionParams, retryAttempts: 1000 });
    const stop = client.subscribe({ query: text }, { next: hear, error: () => {}, complete: () => {} });
    return () => {
      clearTimeout(timer);
      stop();
      void client.dispose();
    };
  }, [key, may, onActivity]);
}
