/** Many requests in one packet: whoever asks meanwhile is answered meanwhile. */
import { get } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
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

/** How much was computed of the flood when somebody else was answered, and of all of it in the end. */
async function flood(queries: readonly string[]): Promise<{ atHealth: number; inTheEnd: number }> {
  computed = 0;
  const socket = connect(port, '127.0.0.1');
  const answered = new Promise<void>((resolve) => {
    let seen = '';
    socket.on('data', (data) => {
      seen += data;
      if (seen.split('HTTP/1.1 200').length > queries.length) resolve();
    });
  });
  socket.write(queries.map(asText).join(''));
  const atHealth = await new Promise<number>((resolve) => {
    get({ host: '127.0.0.1', port, path: '/health/live' }, (response) => {
      response.resume().once('end', () => resolve(computed));
    });
  });
  await answered;
  socket.destroy();
  return { atHealth, inTheEnd: computed };
}

const many = 40;

it.each([
  ['documents nobody has sent before', Array.from({ length: many }, (_, i) => `query Q${i} { hello }`)],
  ['one document', Array.from({ length: many }, () => '{ hello }')],
])('of %s hold up nobody else', async (_what, queries) => {
  const { atHealth, inTheEnd } = await flood(queries);
  expect(inTheEnd).toBe(many);
  expect(atHealth).toBeLessThan(many / 3);
});
