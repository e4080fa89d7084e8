/** Many subscribers of one operation, each on a connection of its own, with as little of a client as the protocol takes. */

export interface Crowd {
  /** Resolves when every subscriber has received one more message. */
  nextOfAll(): Promise<void>;
  leave(): Promise<void>;
}

export interface CrowdSettings {
  readonly url: string;
  readonly token: string;
  readonly count: number;
}

const query =
  'subscription { inventoryChanged { cursor sku inventory { onHand { value } available { value } } } }';

/** Connections made at the same time; more would only overflow the queue of the listening socket. */
const atOnce = 100;

/** Resolves when all have subscribed. Throws when one is refused. */
export async function gather({ url, token, count }: CrowdSettings): Promise<Crowd> {
  let left = 0;
  let arrived = () => {};
  const onNext = () => {
    left -= 1;
    if (left === 0) arrived();
  };
  const sockets: WebSocket[] = [];
  while (sockets.length < count) {
    const some = Array.from({ length: Math.min(atOnce, count - sockets.length) }, () =>
      join(url, token, onNext),
    );
    sockets.push(...(await Promise.all(some)));
  }
  return {
    nextOfAll: () =>
      new Promise((resolve) => {
        left = count;
        arrived = resolve;
      }),
    leave: async () => {
      await Promise.all(sockets.map(close));
    },
  };
}

/** A pong after the subscription was sent says that it was taken: messages are handled in order. */
function join(url: string, token: string, onNext: () => void): Promise<WebSocket> {
  const socket = new WebSocket(url.replace(/^http/, 'ws'), 'graphql-transport-ws');
  const say = (message: object) => socket.send(JSON.stringify(message));
  return new Promise((resolve, reject) => {
    socket.onopen = () => say({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
    socket.onclose = ({ code, reason }) => reject(new Error(`A subscriber was refused: ${code} ${reason}`));
    socket.onmessage = ({ data }) => {
      const text = String(data);
      if (text.includes('"type":"next"')) return onNext();
      const { type, payload } = JSON.parse(text) as { type: string; payload?: unknown };
      if (type === 'connection_ack') {
        say({ type: 'subscribe', id: '1', payload: { query } });
        say({ type: 'ping' });
      } else if (type === 'pong') resolve(socket);
      else reject(new Error(`A subscriber was refused: ${JSON.stringify(payload)}`));
    };
  });
}

function close(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    socket.onclose = () => resolve();
    socket.close(1000);
  });
}
