/**
 * Carries webhooks of the shop to the gateways, badly: some twice, some late and so in another order, some never, some
 * once more long afterwards. What no gateway takes is answered as the gateway answered, so that the shop tries again.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { pick, type Random } from '../random.ts';

type Urls = readonly [string, ...string[]];

interface Letter {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const shares = { lost: 0.1, twice: 0.15, late: 0.3, replayed: 0.1 } as const;
const longestMs = 2_000;
const keptLetters = 200;

export class Postman {
  /** How often what happened to a letter. */
  readonly done = new Map<string, number>();
  readonly #server: Server;
  readonly #urls: Urls;
  readonly #random: Random;
  readonly #old: Letter[] = [];
  readonly #underWay = new Set<Promise<unknown>>();
  #isHonest = false;

  constructor(urls: Urls, random: Random) {
    this.#urls = urls;
    this.#random = random;
    this.#server = createServer((request, response) => void this.#take(request, response));
  }

  /** Resolves with the address to send to. */
  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** From now on every letter arrives, once and at once; resolves when those held back have arrived. */
  async behave(): Promise<void> {
    this.#isHonest = true;
    await Promise.allSettled(this.#underWay);
  }

  async close(): Promise<void> {
    await this.behave();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const letter = { headers: headersOf(request), body: await buffer(request) };
    const status = this.#isHonest ? await this.#deliver(letter) : await this.#handle(letter);
    response.writeHead(status, status === 503 ? { 'retry-after': '1' } : {}).end();
  }

  /** The status that the shop is told. */
  async #handle(letter: Letter): Promise<number> {
    this.#old.push(letter);
    if (this.#old.length > keptLetters) this.#old.shift();
    if (this.#chance('replayed', shares.replayed)) {
      this.#later(pick(this.#random, this.#old as [Letter, ...Letter[]]));
    }
    if (this.#chance('lost', shares.lost)) return 202;
    if (this.#chance('twice', shares.twice)) this.#later(letter);
    if (!this.#chance('late', shares.late)) return this.#deliver(letter);
    this.#later(letter);
    return 202;
  }

  #later(letter: Letter): void {
    const work = new Promise((resolve) => setTimeout(resolve, this.#random() * longestMs)).then(() =>
      this.#deliver(letter),
    );
    this.#underWay.add(work);
    void work.finally(() => this.#underWay.delete(work));
  }

  async #deliver({ headers, body }: Letter): Promise<number> {
    try {
      const response = await fetch(`${pick(this.#random, this.#urls)}/hooks/oro`, {
        method: 'POST',
        headers,
        body: new Uint8Array(body),
      });
      this.#count(`answered ${response.status}`);
      return response.status;
    } catch {
      // The gateway was killed: the shop drops what nobody takes (oro-api 5.1).
      this.#count('not taken');
      return 500;
    }
  }

  #chance(name: string, share: number): boolean {
    const isSo = this.#random() < share;
    if (isSo) this.#count(name);
    return isSo;
  }

  #count(name: string): void {
    this.done.set(name, (this.done.get(name) ?? 0) + 1);
  }
}

const headersOf = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' && (name.startsWith('webhook-') || name === 'content-type')
        ? [[name, value] as const]
        : [],
    ),
  );
