/** A subscription over connections that break: nothing is lost, and nobody waits for what will never come. */
import { describe, expect, it } from 'vitest';
import { StockChangedDocument } from '../../client/generated/operations.ts';
import { hangUp, json, scriptedGateway, stream } from './support/scripted-gateway.ts';

const change = (cursor: string | null) => ({
  data: { inventoryChanged: { cursor, isGap: false, sku: 'A', inventory: [] } },
});

describe('following', () => {
  it('goes on after the last message that was worked on', async () => {
    await using gateway = await scriptedGateway([
      stream(change('1'), change('2'), change(null)),
      hangUp,
      json(503, {}),
      stream(change('3')),
      json(403, { errors: [{ message: 'No more.' }] }),
    ]);
    const heard: unknown[] = [];
    const opens: number[] = [];
    const following = gateway.client.follow(
      StockChangedDocument,
      { skus: ['A'] },
      { after: '0', onOpen: () => opens.push(heard.length) },
    );
    await expect(
      (async () => {
        for await (const { inventoryChanged } of following) heard.push(inventoryChanged.cursor);
      })(),
    ).rejects.toThrow('No more.');
    expect(heard).toEqual(['1', '2', null, '3']);
    expect(gateway.asked.map(({ path, variables }) => [path, variables.after])).toEqual([
      ['/graphql/stream', '0'],
      ['/graphql/stream', '2'],
      ['/graphql/stream', '2'],
      ['/graphql/stream', '2'],
      ['/graphql/stream', '3'],
    ]);
    expect(gateway.asked[0]?.variables).toMatchObject({ skus: ['A'] });
    expect(opens).toEqual([0, 3]);
  });

  it('hears a message again that could not be answered', async () => {
    const unanswered = { data: null, errors: [{ message: 'P21', extensions: { code: 'INTERNAL' } }] };
    await using gateway = await scriptedGateway([
      stream(change('1'), unanswered),
      stream(change('2')),
      json(400, {}),
    ]);
    const heard: unknown[] = [];
    await expect(
      (async () => {
        for await (const { inventoryChanged } of gateway.client.follow(StockChangedDocument, {}))
          heard.push(inventoryChanged.cursor);
      })(),
    ).rejects.toThrow('400');
    expect(heard).toEqual(['1', '2']);
    expect(gateway.asked.map(({ variables }) => variables.after)).toEqual([null, '1', '2']);
  });

  it('ends when it is told to', async () => {
    const stop = new AbortController();
    await using gateway = await scriptedGateway([stream(change('1'))]);
    const heard: unknown[] = [];
    for await (const { inventoryChanged } of gateway.client.follow(
      StockChangedDocument,
      {},
      { signal: stop.signal },
    )) {
      heard.push(inventoryChanged.cursor);
      stop.abort();
    }
    expect(heard).toEqual(['1']);
  });
});
