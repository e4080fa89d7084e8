/** The cache of one process. */
import { describe, expect, it } from 'vitest';
import { createMemoryTier } from '../../src/cache/memory-tier.ts';
import { describeCache } from './describe-cache.ts';

describeCache('memory', () => ({}));

describe('memory', () => {
  const entry = (value: unknown) => ({ value, readAt: 0 });

  it('keeps no more entries than it may; the least recently used go first', () => {
    const memory = createMemoryTier({ maxEntries: 2, maxBytes: 1_000_000 });
    memory.set('one', 'a', entry('1'));
    memory.set('other', 'b', entry('2'));
    memory.get('one', 'a');
    memory.set('other', 'c', entry('3'));
    const kept = [
      memory.get('one', 'a'),
      memory.get('other', 'b'),
      memory.get('other', 'c'),
      memory.get('one', 'c'),
    ];
    expect(kept.map((fact) => fact?.value)).toEqual(['1', undefined, '3', undefined]);
  });

  it('keeps no more bytes than it may', () => {
    const memory = createMemoryTier({ maxEntries: 1000, maxBytes: 10_000 });
    for (let index = 0; index < 100; index += 1)
      memory.set('shelf', `key ${index}`, entry({ text: 'x'.repeat(1000) }));
    expect(memory.size().bytes).toBeLessThanOrEqual(10_000);
    expect(memory.size().entries).toBeGreaterThan(5);
  });

  it('counts what its shelves take', () => {
    const memory = createMemoryTier({ maxEntries: 1000, maxBytes: 10_000 });
    for (let index = 0; index < 100; index += 1) memory.set(`shelf ${index}`, 'key', entry(1));
    expect(memory.size().bytes).toBeLessThanOrEqual(10_000);
    expect(memory.size().entries).toBeLessThan(25);
  });
});
