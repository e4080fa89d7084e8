/**
 * Events of all replicas through one Redis stream, which orders them and keeps the newest for those who come back.
 * While Redis is lost, listeners of this process hear its own events at once and the others' when it is back.
 */
import { type Clock, toInstant } from '../instant.ts';
import { openRedis, type RedisClient } from '../redis-client.ts';
import type { EventBus } from './event-bus.ts';
import { createListeners, type Listeners } from './listeners.ts';
import type { GatewayEvent, Topic } from './topics.ts';

export interface RedisEventBusParts {
  readonly url: string;
  /** Name of the stream; one for each gateway that shares a Redis. */
  readonly stream: string;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
  /** Events kept, about. */
  readonly kept?: number;
}

/** Whoever publishes waits no longer; the reader waits for Redis itself, on a connection of its own. */
const writeTimeoutMs = 1_000;
const blockMs = 2_000;
const readAtOnce = 500;

/** Connects in the background; the events of this process are heard meanwhile. */
export function createRedisEventBus(parts: RedisEventBusParts): EventBus {
  const { stream, clock, onError, kept = 10_000 } = parts;
  const listeners = createListeners(onError);
  const connections = [openRedis({ ...parts, commandTimeoutMs: writeTimeoutMs }), openRedis(parts)] as const;
  const [{ client: writer }, { client: reader }] = connections;
  const connecting = Promise.all(connections.map(({ connected }) => connected));
  let isOpen = true;
  const reading = connecting.then(() => readOn(reader, stream, listeners, () => isOpen, onError));

  const close = async () => {
    isOpen = false;
    await Promise.all(connections.map((one) => one.close()));
    await reading;
  };
  return {
    publish: async (topic, key, payload) => {
      const event = { topic, key, payload, at: toInstant(clock()), cursor: null } as GatewayEvent;
      try {
        await writer.xAdd(stream, '*', { event: JSON.stringify(event) }, trimTo(kept));
      } catch (error) {
        onError(error);
        listeners.tell(event);
      }
    },
    subscribe: (topic, listener) => listeners.add(topic, listener),
    missed: async <T extends Topic>(topic: T, cursor: string) => {
      if (!isCursor(cursor)) return { events: [], isComplete: false };
      const [rows, [oldest]] = await Promise.all([
        writer.xRange(stream, `(${cursor}`, '+').then(rowsIn),
        writer.xRange(stream, '-', '+', { COUNT: 1 }).then(rowsIn),
      ]);
      const events = rows.map(toEvent).filter((event) => event.topic === topic) as GatewayEvent<T>[];
      return { events, isComplete: oldest === undefined || compareCursors(oldest.id, cursor) <= 0 };
    },
    now: () => newestOf(writer, stream),
    close,
    [Symbol.asyncDispose]: close,
  };
}

const trimTo = (threshold: number) =>
  ({ TRIM: { strategy: 'MAXLEN', strategyModifier: '~', threshold } }) as const;

/** Reads from where it stands for as long as the bus lives; a lost connection loses no event that Redis kept. */
async function readOn(
  reader: RedisClient,
  stream: string,
  listeners: Listeners,
  isOpen: () => boolean,
  onError: (error: unknown) => void,
): Promise<void> {
  let last: string | undefined;
  while (isOpen()) {
    try {
      last ??= await newestOf(reader, stream);
      const answer = await reader.xRead([{ key: stream, id: last }], { BLOCK: blockMs, COUNT: readAtOnce });
      for (const row of rowsOf(answer)) {
        last = row.id;
        listeners.tell(toEvent(row));
      }
    } catch (error) {
      if (!isOpen()) return;
      onError(error);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

interface Row {
  readonly id: string;
  readonly message: Readonly<Record<string, string>>;
}

const rowsIn = (rows: readonly Row[] | null): readonly Row[] => rows ?? [];

const newestOf = async (client: RedisClient, stream: string): Promise<string> =>
  rowsIn(await client.xRevRange(stream, '+', '-', { COUNT: 1 }))[0]?.id ?? '0-0';

const rowsOf = (answer: unknown): readonly Row[] =>
  ((answer ?? []) as { messages: Row[] }[]).flatMap(({ messages }) => messages);

const toEvent = ({ id, message }: Row): GatewayEvent => ({
  ...(JSON.parse(message.event ?? '{}') as GatewayEvent),
  cursor: id,
});

const isCursor = (text: string): boolean => /^\d+-\d+$/.test(text);

/** "<milliseconds>-<number>", compared as two numbers. */
function compareCursors(one: string, other: string): number {
  const [oneTime = 0, oneNumber = 0] = one.split('-').map(Number);
  const [otherTime = 0, otherNumber = 0] = other.split('-').map(Number);
  return oneTime - otherTime || oneNumber - otherNumber;
}
