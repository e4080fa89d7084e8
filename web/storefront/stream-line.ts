/**
 * Server-sent events: one request for everything that is followed. Another one takes its place when something else is;
 * the one before is heard until then.
 */
import { readEvents } from '../../client/event-stream.ts';
import { shown } from './credentials.ts';
import type { Answer } from './gateway.ts';
import type { Asked, Ending, LineEvents, OpenLine } from './line.ts';
import { endpoint } from './settings.ts';

/** The gateway says every 12 seconds that it is there. */
const silenceMs = 45_000;

export const openStream: OpenLine = (token, events) => {
  /** In the order of their requests. */
  const streams = new Set<AbortController>();
  let newest: AbortController | undefined;
  let ids = '';
  let isOpen = false;

  const close = () => {
    for (const stream of streams) stream.abort();
    streams.clear();
    newest = undefined;
  };
  const run = async (own: AbortController, wanted: ReadonlyMap<string, Asked>) => {
    const ending = await listen(wanted, token, own.signal, events, () => {
      for (const older of streams) {
        if (older === own) break;
        older.abort();
        streams.delete(older);
      }
      isOpen = own === newest;
      events.opened();
    });
    if (own.signal.aborted) return;
    close();
    events.closed(ending);
  };

  return {
    get isOpen() {
      return isOpen;
    },
    isScarce: true,
    follow: (wanted) => {
      const asked = [...wanted.keys()].join();
      if (asked === ids) return;
      ids = asked;
      isOpen = false;
      newest = new AbortController();
      streams.add(newest);
      void run(newest, wanted);
    },
    close,
  };
};

/** Resolves with what ended it. */
async function listen(
  wanted: ReadonlyMap<string, Asked>,
  token: string,
  signal: AbortSignal,
  { heard }: LineEvents,
  onOpen: () => void,
): Promise<Ending> {
  let ending: Ending = 'unreached';
  try {
    const { status, body } = await post(wanted, token, signal);
    if (status === 401 || status === 403) return 'refused';
    if (status !== 200 || body === null) return ending;
    ending = 'broken';
    onOpen();
    for await (const { name, data } of readEvents(body, silenceMs)) {
      if (signal.aborted) break;
      const { id, payload } = JSON.parse(data) as { id: string; payload: Answer<never> };
      if (name === 'next') heard(id, payload);
    }
  } catch {
    // The same as an end without a word.
  }
  return ending;
}

const post = (wanted: ReadonlyMap<string, Asked>, token: string, signal: AbortSignal): Promise<Response> => {
  const url = new URL(endpoint());
  url.pathname += '/stream';
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...shown(token) },
    body: JSON.stringify([...wanted].map(([id, asked]) => ({ id, ...asked }))),
    credentials: 'omit',
    signal,
  });
};
