/** Many requests in one packet: whoever asks meanwhile is answered meanwhile. */
import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  createGatewayUnderAttack,
  type GatewayUnderAttack,
  tokenOf,
} from './support/gateway-under-attack.ts';

let gateway: GatewayUnderAttack;
let port: number;
let computed = 0;

/** Computes for twelve milliseconds without a pause. */
function compute(): string {
  const end = performance.now() + 12;
  while (performance.now() < end);
  computed += 1;
  return 'computed';
}

beforeAll(async () => {
  gateway = await createGatewayUnderAttack();
  const hello = gateway.schema.getQueryType()?.getFields().hello;
  if (hello !== undefined) hello.resolve = compute;
  await gateway.server.listen({ host: '127.0.0.1', port: 0 });
  port = (gateway.server.server.address() as AddressInfo).port;
});

afterAll(() => gateway?.[Symbol.asyncDispose]());

function asText(query: string): string {
  const body = JSON.stringify({ query });
  const headers = [
    'POST /graphql HTTP/1.1',
    'Host: gateway',
    `Authorization: Bearer ${tokenOf('admin')}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
  ];
  return `${headers.join('\r\n')}\r\n\r\n${body}`;
}

async function open(): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

function answers(socket: Socket, count: number): Promise<void> {
  let seen = '';
  return new Promise((resolve) => {
    socket.on('data', (data) => {
      seen += data;
      if (seen.split('HTTP/1.1 200').length > count) resolve();
    });
  });
}

/** How much was computed of the flood when somebody else was answered, and of all of it in the end. */
async function flood(queries: readonly string[]): Promise<{ atHealth: number; inTheEnd: number }> {
  const [flooding, probing] = [await open(), await open()];
  computed = 0;
  const [all, one] = [answers(flooding, queries.length), answers(probing, 1)];
  flooding.write(queries.map(asText).join(''));
  probing.write('GET /health/live HTTP/1.1\r\nHost: gateway\r\n\r\n');
  await one;
  const atHealth = computed;
  await all;
  for (const socket of [flooding, probing]) socket.destroy();
  return { atHealth, inTheEnd: computed };
}

const many = 40;

it.each([
  ['documents nobody has sent before', Array.from({ length: many }, (_, i) => `query Q${i} { hello }`)],
  ['one document that is known', Array.from({ length: many }, () => '{ hello }')],
])('of %s hold up nobody else', async (_what, queries) => {
  for (const _time of [1, 2, 3]) await gateway.ask('{ hello }');
  const { atHealth, inTheEnd } = await flood(queries);
  expect(inTheEnd).toBe(many);
  expect(atHealth).toBeLessThan(many / 3);
});
