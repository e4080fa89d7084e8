/**
 * One connection for all that the page follows: the protocol `graphql-transport-ws`. It is opened again after every
 * break, each subscription from the cursor of its last message on.
 */
import { refuse, shown, token } from './credentials.ts';
import type { Answer } from './gateway.ts';
import { endpoint } from './settings.ts';

export interface Subscription {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Returns the cursor of the message, null where it has none. */
  next(answer: Answer<never>): string | null;
}

interface Following {
  readonly subscription: Subscription;
  /** Of the message on the wire; a new one whenever it is opened. */
  id: string;
}

/** Between looks whether the gateway is still there: a connection that was cut says nothing. */
const pingMs = 25_000;
const [firstDelayMs, longestDelayMs] = [500, 30_000];
const [unauthorized, forbidden] = [4401, 4403];

export class Live {
  readonly #following = new Map<string, Following>();
  /** By name: where to go on, also when the question became another one. */
  readonly #cursors = new Map<string, string>();
  readonly #onOpen: (isGap: boolean) => void;
  #socket: WebSocket | undefined;
  #isOpen = false;
  #breaks = 0;
  #ids = 0;
  /** The try to connect that waits for its token. */
  #attempt: object | undefined;
  #isPaused = false;
  #wasOpen = false;
  #waiting: (() => void)[] = [];
  #retry: ReturnType<typeof setTimeout> | undefined;

  /** `onOpen` is called whenever everything is followed; with true when changes may have been missed before. */
  constructor(onOpen: (isGap: boolean) => void) {
    this.#onOpen = onOpen;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Resolves when everything is followed, or when the time is over. */
  async open(withinMs: number): Promise<void> {
    if (this.#isOpen) return;
    await new Promise<void>((resolve) => {
      this.#waiting.push(resolve);
      setTimeout(resolve, withinMs);
    });
  }

  /** From now on these are followed and no others. */
  follow(wanted: ReadonlyMap<string, Subscription>): void {
    for (const [name, { id }] of this.#following) {
      if (wanted.has(name)) continue;
      this.#send({ type: 'complete', id });
      this.#following.delete(name);
    }
    for (const [name, subscription] of wanted) this.#take(name, subscription);
    if (wanted.size > 0) this.#connect();
    else this.#leave();
  }

  /** Ends the connection, e.g. while the page lies in the browser's back-forward cache. */
  pause(): void {
    this.#isPaused = true;
    this.#leave();
  }

  /** Connects at once, whenever the next try is due; anew where there is a connection of another shopper. */
  restart(): void {
    this.#isPaused = false;
    this.#leave();
    if (this.#following.size > 0) this.#connect();
  }

  #take(name: string, subscription: Subscription): void {
    const known = this.#following.get(name);
    if (JSON.stringify(known?.subscription) === JSON.stringify(subscription)) return;
    const following = { subscription, id: '' };
    this.#following.set(name, following);
    this.#subscribe(name, following);
    if (known !== undefined) this.#send({ type: 'complete', id: known.id });
  }

  #subscribe(name: string, following: Following): void {
    following.id = String(++this.#ids);
    const { query, variables } = following.subscription;
    const after = this.#cursors.get(name) ?? null;
    const payload = { query, variables: { ...variables, after } };
    this.#send({ type: 'subscribe', id: following.id, payload });
  }

  #connect(): void {
    if (this.#socket !== undefined || this.#attempt !== undefined || this.#retry !== undefined) return;
    const attempt = {};
    this.#attempt = attempt;
    const end = (next: () => void) => {
      // Meanwhile it may be another shopper's turn, or nobody's.
      if (this.#attempt !== attempt) return;
      this.#attempt = undefined;
      next();
    };
    void token().then(
      (current) => end(() => current !== null && !this.#isPaused && this.#open(current)),
      () => end(() => this.#later()),
    );
  }

  #open(current: string): void {
    const url = new URL(endpoint());
    url.protocol = url.protocol.replace('http', 'ws');
    const socket = new WebSocket(url, 'graphql-transport-ws');
    this.#socket = socket;
    let heard = true;
    const pings = setInterval(() => {
      if (!heard) return socket.close();
      heard = false;
      this.#send({ type: 'ping' });
    }, pingMs);
    socket.onopen = () => socket.send(JSON.stringify({ type: 'connection_init', payload: shown(current) }));
    socket.onmessage = ({ data }) => {
      if (this.#socket !== socket) return;
      heard = true;
      this.#hear(JSON.parse(data as string) as Message);
    };
    socket.onclose = async ({ code }) => {
      clearInterval(pings);
      if (code === unauthorized || code === forbidden) await refuse(current);
      if (this.#socket !== socket) return;
      this.#leave();
      this.#later();
    };
  }

  #hear({ type, id, payload }: Message): void {
    if (type === 'ping') this.#send({ type: 'pong' });
    if (type === 'connection_ack') this.#welcome();
    if (type !== 'next') return;
    for (const [name, following] of this.#following) {
      if (following.id !== id) continue;
      const cursor = following.subscription.next(payload as Answer<never>);
      if (cursor !== null) this.#cursors.set(name, cursor);
    }
  }

  #welcome(): void {
    const isGap = this.#wasOpen && [...this.#following.keys()].some((name) => !this.#cursors.has(name));
    this.#isOpen = true;
    this.#wasOpen = true;
    this.#breaks = 0;
    for (const [name, following] of this.#following) this.#subscribe(name, following);
    for (const resolve of this.#waiting.splice(0)) resolve();
    this.#onOpen(isGap);
  }

  #send(message: Message): void {
    if (this.#isOpen) this.#socket?.send(JSON.stringify(message));
  }

  #leave(): void {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    this.#attempt = undefined;
    const socket = this.#socket;
    this.#socket = undefined;
    this.#isOpen = false;
    socket?.close();
  }

  /** Pages that lost the same gateway must not come back in the same moment. */
  #later(): void {
    const delayMs = Math.min(longestDelayMs, firstDelayMs * 2 ** this.#breaks);
    this.#breaks += 1;
    this.#retry = setTimeout(
      () => {
        this.#retry = undefined;
        this.#connect();
      },
      delayMs * (0.5 + Math.random()),
    );
  }
}

interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}
