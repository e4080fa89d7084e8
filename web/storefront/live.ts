/** What the page follows. It is followed again after every break, each subscription from its last message on. */
import { refuse, token } from './credentials.ts';
import type { Answer } from './gateway.ts';
import type { Asked, Ending, Line } from './line.ts';
import { openSocket } from './socket-line.ts';
import { openStream } from './stream-line.ts';

export interface Subscription extends Asked {
  /** Returns the cursor of the message, null where it has none. */
  next(answer: Answer<never>): string | null;
}

interface Following {
  readonly subscription: Subscription;
  /** Another one for another question. */
  readonly id: string;
}

const [firstDelayMs, longestDelayMs] = [500, 30_000];
/** Tried in turn until one stands: a proxy that lets no WebSocket through fails two, a gateway that is away all. */
const lines = [openSocket, openSocket, openStream] as const;

export class Live {
  readonly #following = new Map<string, Following>();
  /** By name: where to go on, also when the question became another one. */
  readonly #cursors = new Map<string, string>();
  readonly #onOpen: (isGap: boolean) => void;
  #line: Line | undefined;
  /** Tries in a row that reached nobody. */
  #misses = 0;
  #breaks = 0;
  #ids = 0;
  /** The try to connect that waits for its token. */
  #attempt: object | undefined;
  #isPaused = false;
  #wasOpen = false;
  /** Nothing was followed for a while. */
  #wasAway = false;
  #waiting: (() => void)[] = [];
  #retry: ReturnType<typeof setTimeout> | undefined;

  /** `onOpen` is called whenever everything is followed; with true when changes may have been missed before. */
  constructor(onOpen: (isGap: boolean) => void) {
    this.#onOpen = onOpen;
  }

  get isOpen(): boolean {
    return this.#line?.isOpen === true;
  }

  /** Resolves when everything is followed, or when the time is over. */
  async open(withinMs: number): Promise<void> {
    if (this.isOpen) return;
    await new Promise<void>((resolve) => {
      this.#waiting.push(resolve);
      setTimeout(resolve, withinMs);
    });
  }

  /** From now on these are followed and no others. */
  follow(wanted: ReadonlyMap<string, Subscription>): void {
    for (const name of this.#following.keys()) if (!wanted.has(name)) this.#following.delete(name);
    for (const [name, subscription] of wanted) this.#take(name, subscription);
    if (wanted.size === 0) this.#leave();
    else {
      this.#line?.follow(this.#asked());
      this.#connect();
    }
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

  /** Leaves a connection that other pages may need while nobody looks at this one. */
  see(isSeen: boolean): void {
    if (isSeen && this.#isPaused) this.restart();
    if (!isSeen && this.#line?.isScarce) this.pause();
  }

  #take(name: string, subscription: Subscription): void {
    const known = this.#following.get(name);
    if (JSON.stringify(known?.subscription) === JSON.stringify(subscription)) return;
    this.#following.set(name, { subscription, id: String(++this.#ids) });
  }

  #asked(): ReadonlyMap<string, Asked> {
    return new Map(
      [...this.#following].map(([name, { id, subscription }]) => {
        const variables = { ...subscription.variables, after: this.#cursors.get(name) ?? null };
        return [id, { query: subscription.query, variables }];
      }),
    );
  }

  #connect(): void {
    if (this.#line !== undefined || this.#attempt !== undefined || this.#retry !== undefined) return;
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
    const openLine = lines[this.#misses % lines.length] ?? openSocket;
    const line = openLine(current, {
      opened: () => this.#welcome(openLine === openSocket),
      heard: (id, answer) => this.#hear(id, answer),
      closed: async (ending: Ending) => {
        if (ending === 'unreached') this.#misses += 1;
        if (ending === 'refused') await refuse(current);
        if (this.#line !== line) return;
        this.#leave();
        this.#later();
      },
    });
    this.#line = line;
    line.follow(this.#asked());
  }

  #hear(id: string, answer: Answer<never>): void {
    for (const [name, following] of this.#following) {
      if (following.id !== id) continue;
      const cursor = following.subscription.next(answer);
      if (cursor !== null) this.#cursors.set(name, cursor);
    }
  }

  #welcome(isSocket: boolean): void {
    const isGap = this.#wasAway && [...this.#following.keys()].some((name) => !this.#cursors.has(name));
    this.#wasAway = false;
    this.#wasOpen = true;
    this.#breaks = 0;
    if (isSocket) this.#misses = 0;
    for (const resolve of this.#waiting.splice(0)) resolve();
    this.#onOpen(isGap);
  }

  #leave(): void {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    this.#attempt = undefined;
    this.#wasAway = this.#wasOpen;
    const line = this.#line;
    this.#line = undefined;
    line?.close();
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
