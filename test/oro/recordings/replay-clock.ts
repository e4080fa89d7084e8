/** The moment of each exchange, read off its own answer: recordings carry no times of their own. */
import type { Json } from './recording.ts';

const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

export class ReplayClock {
  readonly #startMs: number;
  readonly #endMs: number;
  #nowMs: number;

  /** Moments outside the session (an order dated to 2019) say nothing about when the call was made. */
  constructor(session: { readonly start: string; readonly end: string }) {
    this.#startMs = Date.parse(session.start);
    this.#endMs = Date.parse(session.end);
    this.#nowMs = this.#startMs;
  }

  get startMs(): number {
    return this.#startMs;
  }

  readonly now = (): number => this.#nowMs;

  /** Moves to the latest moment of the answer, never back. */
  moveTo(body: Json): void {
    for (const found of momentsIn(body)) {
      if (found >= this.#startMs && found <= this.#endMs) this.#nowMs = Math.max(this.#nowMs, found);
    }
  }
}

function momentsIn(value: Json): number[] {
  if (typeof value === 'string') return moment.test(value) ? [Date.parse(value)] : [];
  if (value === null || typeof value !== 'object') return [];
  return (Array.isArray(value) ? value : Object.values(value)).flatMap(momentsIn);
}
