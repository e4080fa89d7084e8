/**
 * Remembers for a while which resources were refused even with a new token: there the right is missing, not the
 * token, and asking for tokens again and again would make a session each (p21-api 1.3, 1.4).
 */
import type { Clock } from '../../src/instant.ts';

const memoryMs = 60_000;

export class RefusedResources {
  readonly #until = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  add(resource: string): void {
    this.#until.set(resource, this.clock() + memoryMs);
  }

  has(resource: string): boolean {
    return this.clock() < (this.#until.get(resource) ?? 0);
  }
}
