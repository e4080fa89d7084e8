/** The protocol `graphql-transport-ws`. */
import { shown } from './credentials.ts';
import type { Answer } from './gateway.ts';
import type { Asked, Ending, OpenLine } from './line.ts';
import { endpoint } from './settings.ts';

interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** A proxy that takes the connection and passes nothing on says nothing either. */
const welcomeMs = 8_000;
/** Between looks whether the gateway is still there: a connection that was cut says nothing. */
const pingMs = 25_000;
const refusals = [4401, 4403];
/** Codes of a connection that ended without a word of the gateway. */
const silent = [1005, 1006];

export const openSocket: OpenLine = (token, events) => {
  const url = new URL(endpoint());
  url.protocol = url.protocol.replace('http', 'ws');
  const socket = new WebSocket(url, 'graphql-transport-ws');
  const onWire = new Set<string>();
  let wanted: ReadonlyMap<string, Asked> = new Map();
  let isOpen = false;
  let isClosed = false;
  let hasHeard = true;

  const send = (message: Message) => socket.send(JSON.stringify(message));
  const settle = () => {
    if (!isOpen) return;
    for (const [id, payload] of wanted) if (!onWire.has(id)) send({ type: 'subscribe', id, payload });
    for (const id of onWire) if (!wanted.has(id)) send({ type: 'complete', id });
    onWire.clear();
    for (const id of wanted.keys()) onWire.add(id);
  };
  const hear = ({ type, id, payload }: Message) => {
    if (type === 'ping') send({ type: 'pong' });
    if (type === 'next' && id !== undefined) events.heard(id, payload as Answer<never>);
    if (type !== 'connection_ack') return;
    clearTimeout(welcome);
    isOpen = true;
    settle();
    events.opened();
  };
  const endingOf = (code: number): Ending => {
    if (refusals.includes(code)) return 'refused';
    return !isOpen && silent.includes(code) ? 'unreached' : 'broken';
  };

  const welcome = setTimeout(() => socket.close(), welcomeMs);
  const pings = setInterval(() => {
    if (!hasHeard) return socket.close();
    hasHeard = false;
    send({ type: 'ping' });
  }, pingMs);
  socket.onopen = () => send({ type: 'connection_init', payload: shown(token) });
  socket.onmessage = ({ data }) => {
    hasHeard = true;
    if (!isClosed) hear(JSON.parse(data as string) as Message);
  };
  socket.onclose = ({ code }) => {
    clearTimeout(welcome);
    clearInterval(pings);
    if (!isClosed) events.closed(endingOf(code));
  };

  return {
    get isOpen() {
      return isOpen;
    },
    isScarce: false,
    follow: (asked) => {
      wanted = asked;
      settle();
    },
    close: () => {
      isClosed = true;
      socket.close();
    },
  };
};
