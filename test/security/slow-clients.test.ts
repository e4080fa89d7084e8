/** Clients that send too slowly or too much, or do not take their answer. */
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createGatewayUnderAttack,
  type GatewayUnderAttack,
  tokenOf,
} from './support/gateway-under-attack.ts';

describe('a client that is too slow or too talkative', () => {
  let gateway: GatewayUnderAttack;
  let port: number;

  beforeAll(async () => {
    gateway = await createGatewayUnderAttack({
      receiveTimeoutSeconds: 1,
      requestTimeoutSeconds: 1,
      maxHeaderBytes: 4096,
    });
    await gateway.server.listen({ host: '127.0.0.1', port: 0 });
    port = (gateway.server.server.address() as AddressInfo).port;
  });

  afterAll(() => gateway?.[Symbol.asyncDispose]());

  /** Sends the parts, keeps the socket open, and says what came back and after how long the gateway hung up. */
  const talk = (parts: readonly string[], everyMs = 0) =>
    new Promise<{ answer: string; afterMs: number }>((resolve) => {
      const start = performance.now();
      let answer = '';
      const socket = connect(port, '127.0.0.1');
      const waiting = parts.map((part, i) => setTimeout(() => socket.write(part), i * everyMs));
      socket.on('data', (data) => {
        answer += data;
      });
      socket.on('error', () => {});
      socket.on('close', () => {
        for (const one of waiting) clearTimeout(one);
        resolve({ answer, afterMs: performance.now() - start });
      });
    });

  it.each([
    [
      'headers that never end',
      ['POST /graphql HTTP/1.1\r\nHost: a\r\n', ...Array.from({ length: 50 }, (_, i) => `X-${i}: a\r\n`)],
      100,
    ],
    [
      'a body that never ends',
      [
        'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n',
        ...Array.from({ length: 50 }, () => 'x'),
      ],
      100,
    ],
    [
      'a chunked body that never ends',
      [
        'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
        ...Array.from({ length: 50 }, () => '1\r\nx\r\n'),
      ],
      100,
    ],
    ['nothing at all', ['P'], 0],
  ])('is hung up on: %s', async (_case, parts, everyMs) => {
    const { answer, afterMs } = await talk(parts, everyMs);
    expect(answer === '' || answer.startsWith('HTTP/1.1 408') || answer.startsWith('HTTP/1.1 400')).toBe(
      true,
    );
    expect(afterMs).toBeLessThan(15_000);
  });

  it.each([
    [
      'headers that are too large',
      `POST /graphql HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(5000)}\r\n\r\n`,
      431,
    ],
    [
      'two lengths',
      'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello',
      400,
    ],
    [
      'a length and chunks',
      'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['a header with a line break', 'POST /graphql HTTP/1.1\r\nHost: a\r\nX: a\rY: b\r\n\r\n', 400],
    ['no host', 'GET /health/live HTTP/1.1\r\n\r\n', 400],
    ['no HTTP', 'hello\r\n\r\n', 400],
  ])('is answered and hung up on: %s', async (_case, request, status) => {
    const { answer } = await talk([request]);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status}`));
  });

  it('is hung up on when it does not take its answer', async () => {
    const socket = connect(port, '127.0.0.1');
    const query = `{ ${Array.from({ length: 60 }, (_, i) => `a${i}: __schema { types { name fields { name description type { name } } } }`).join(' ')} }`;
    const body = JSON.stringify({ query });
    const request = `POST /graphql HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${tokenOf('admin')}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    // Enough answers to fill what the system keeps for a client that does not read.
    for (let count = 0; count < 40; count += 1) socket.write(request);
    socket.pause();
    const open = () =>
      new Promise<number>((resolve) => gateway.server.server.getConnections((_e, n) => resolve(n)));
    await expect.poll(open).toBe(1);
    await expect.poll(open, { timeout: 30_000, interval: 200 }).toBe(0);
    socket.destroy();
  });

  it('does not keep others from being answered', async () => {
    const slow = Array.from({ length: 200 }, () => connect(port, '127.0.0.1').on('error', () => {}));
    for (const socket of slow) socket.write('POST /graphql HTTP/1.1\r\nHost: a\r\n');
    const start = performance.now();
    expect((await fetch(`http://127.0.0.1:${port}/health/live`)).status).toBe(200);
    expect(performance.now() - start).toBeLessThan(10_000);
    for (const socket of slow) socket.destroy();
  });
});
