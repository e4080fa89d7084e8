/**
 * Both systems answer with words that nobody outside may read, in every form an answer can have: no query and no
 * mutation repeats them, nor where the systems are, to whoever does not run the gateway.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type GraphQLField, getNamedType } from 'graphql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildGatewaySchema } from '../../resolvers/build-schema.ts';
import type { Role } from '../../src/access/viewer.ts';
import { type GatewayUnderTest, startGateway } from '../support/gateway.ts';
import { argumentsOf, createWalk } from './support/schema-walk.ts';

const words = 'ORA-00942 in dbo.oe_hdr';

interface Form {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const json = (status: number, body: unknown): Form => ({
  status,
  type: 'application/json',
  body: JSON.stringify(body),
});

const forms: Record<string, Form> = {
  'an error of P21': json(500, { ErrorType: words, ErrorMessage: words, DateTimeStamp: words }),
  'an error of OData': json(400, {
    error: { code: words, message: words, innererror: { stacktrace: words } },
  }),
  'a success that failed': json(200, {
    Summary: { Succeeded: 0, Failed: 1, Other: 0 },
    Messages: [words],
    Results: { Transactions: [{ Status: 'Failed', Message: words }] },
  }),
  'errors of JSON:API': json(400, { errors: [{ status: '400', title: words, detail: words }] }),
  'a refusal': json(403, { message: words, errors: [{ title: words, detail: words }] }),
  'something missing': json(404, { Message: words, errors: [{ title: words, detail: words }] }),
  'a page': { status: 200, type: 'text/html', body: `<html><title>${words}</title>${words}</html>` },
  'half an answer': { status: 200, type: 'application/json', body: `{"value":[{"${words}":"${words}"` },
  'rows of another shape': json(200, {
    value: [{ [words]: words }, words],
    data: [{ type: words, id: words }],
  }),
};

const tokens = {
  AccessToken: 'token',
  TokenType: 'Bearer',
  ExpiresInSeconds: 86_400,
  access_token: 'token',
  token_type: 'Bearer',
  expires_in: 3600,
};

let form: Form;
let upstream: Server;
let gateway: GatewayUnderTest;
let address: string;

beforeEach(async () => {
  upstream = createServer((request, response) => {
    const { status, type, body } = /token/i.test(request.url ?? '') ? json(200, tokens) : form;
    response.writeHead(status, { 'content-type': type }).end(body);
  });
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
  address = `127.0.0.1:${(upstream.address() as AddressInfo).port}`;
  gateway = await startGateway({
    P21_URL: `http://${address}`,
    ORO_URL: `http://${address}`,
    // Everything is asked for at once here.
    GATEWAY_MAX_TOKENS: '50000',
    GATEWAY_MAX_ALIASES: '10000',
    GATEWAY_MAX_COST: '10000000',
    GATEWAY_MAX_SHOPPER_COST: '10000000',
  });
});

afterEach(async () => {
  await gateway?.close();
  upstream?.close();
});

const schema = buildGatewaySchema();
const rootsOf = (kind: 'getQueryType' | 'getMutationType'): GraphQLField<unknown, unknown>[] =>
  Object.values(schema[kind]()?.getFields() ?? {}).filter(({ name }) => !name.startsWith('_'));

/** One document a root field, with everything below it. */
function documents(): string[] {
  const customer = gateway.distributor.tourCustomerId;
  const values = { sku: '"STSD-06M"', id: `"${customer}"`, customerId: `"${customer}"`, unit: '"EA"' };
  const walk = createWalk(schema, values);
  const call = (root: GraphQLField<unknown, unknown>) =>
    `{ ${root.name}${argumentsOf(root.args, values)} ${walk.selection(getNamedType(root.type), 2)} }`;
  return [
    ...rootsOf('getQueryType').map((root) => `query ${call(root)}`),
    ...rootsOf('getMutationType').map((root) => `mutation ${call(root)}`),
    `{ product(sku: "STSD-06M") { price { unitPrice { amount } } inventory { available { value } } } }`,
  ];
}

/** All answers as one text. */
async function answersTo(role: Role): Promise<string> {
  const answers = await Promise.all(documents().map((document) => gateway.ask(document, {}, { role })));
  return JSON.stringify(answers);
}

describe.each(Object.entries(forms))('with %s from both systems', (_name, given) => {
  it('shoppers and the back office read nothing of it, operators do', async () => {
    form = given;
    for (const role of ['storefront', 'back-office'] as const) {
      const text = await answersTo(role);
      expect(text).toContain('UPSTREAM_');
      expect(text).not.toMatch(/GRAPHQL_|TOO_COSTLY/);
      expect(text).not.toContain(words);
      expect(text).not.toContain(address);
      expect(text).not.toMatch(/node_modules|\.ts:\d|INTERNAL/);
    }
    expect(await answersTo('admin')).toContain('"operator":');
  }, 60_000);
});
