/** The faults of P21 in turn: a few at a time, some seconds each, with calm in between. */
import { pick, type Random } from '../random.ts';

/** Shorter than the gateway believes a write can live, longer than it waits for one. */
const lateMs = 3_000;

const faults: readonly [object, ...object[]] = [
  { lostResponse: { probability: 0.2 } },
  { lateCommitMs: { ms: lateMs, probability: 0.1 } },
  { dirtySession: { when: 'before', probability: 0.2 } },
  { dirtySession: { when: 'after', probability: 0.2 } },
  { recordLock: { probability: 0.2 } },
  { failRate: 0.2 },
  { emptyError: { probability: 0.2 } },
  { recycle: { calls: 10, times: 1 } },
  { revokeTokens: true },
  { dropLine: { probability: 0.2 } },
  { latencyMs: { ms: 50, jitterMs: 100 } },
  {},
];

export class Weather {
  readonly seen = new Map<string, number>();
  #isOver = false;

  constructor(
    private readonly controlUrl: string,
    private readonly random: Random,
  ) {}

  async blow(): Promise<void> {
    while (!this.#isOver) {
      const both = { ...pick(this.random, faults), ...pick(this.random, faults) };
      for (const name of Object.keys(both)) this.seen.set(name, (this.seen.get(name) ?? 0) + 1);
      await this.#set(both);
      await new Promise((resolve) => setTimeout(resolve, 1_000 + this.random() * 2_000));
    }
    await this.#set({});
  }

  end(): void {
    this.#isOver = true;
  }

  async #set(faults: object): Promise<void> {
    const url = `${this.controlUrl}/faults`;
    await fetch(url, { method: 'DELETE' });
    if (Object.keys(faults).length === 0) return;
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(faults) });
    if (!response.ok) throw new Error(`faults: ${await response.text()}`);
  }
}
