import { describe, expect, it } from 'vitest';
import { Opened, openAll } from '../../src/opened.ts';

/** Parts that say when they are closed. */
function createParts(opened: Opened, failing: string[] = []) {
  const closed: string[] = [];
  const open = (name: string) =>
    opened.onClose(async () => {
      await Promise.resolve();
      closed.push(name);
      if (failing.includes(name)) throw new Error(`${name} cannot be closed`);
    });
  return { closed, open };
}

describe('what was opened', () => {
  it('is closed in reverse, one part after the other, once', async () => {
    const opened = new Opened();
    const { closed, open } = createParts(opened);
    for (const name of ['store', 'connection', 'server']) open(name);
    await opened.close();
    await opened.close();
    expect(closed).toEqual(['server', 'connection', 'store']);
  });

  it('is closed to the end although parts fail, and the first failure is told', async () => {
    const opened = new Opened();
    const { closed, open } = createParts(opened, ['server', 'connection']);
    for (const name of ['store', 'connection', 'server']) open(name);
    await expect(opened.close()).rejects.toThrow('server cannot be closed');
    expect(closed).toEqual(['server', 'connection', 'store']);
  });
});

describe('opening', () => {
  it('that ends early closes what it had opened, and tells why it ended', async () => {
    let closed: string[] = [];
    const opening = openAll(async (opened) => {
      const parts = createParts(opened, ['connection']);
      closed = parts.closed;
      parts.open('store');
      parts.open('connection');
      throw new Error('the port is taken');
    });
    await expect(opening).rejects.toThrow('the port is taken');
    expect(closed).toEqual(['connection', 'store']);
  });

  it('that comes to its end leaves everything open', async () => {
    const { closed } = await openAll(async (opened) => {
      const parts = createParts(opened);
      parts.open('store');
      return parts;
    });
    expect(closed).toEqual([]);
  });
});
