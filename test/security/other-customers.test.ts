/**
 * Whatever a shopper asks, by whatever key, through whatever path of the schema: nothing of another customer comes
 * back. The paths are found by walking the schema, so that a field that is added tomorrow is tried tomorrow.
 */
import {
  type GraphQLField,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isScalarType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildGatewaySchema } from '../../resolvers/build-schema.ts';
import { createOroSandbox, type OroSandbox } from '../../sandbox/oro/server.ts';
import { createP21Sandbox, type P21Sandbox } from '../../sandbox/p21/server.ts';
import { createGraph, type Graph, shopper, staff } from '../graph/support/graph-under-test.ts';
import { createTwoCustomers, secret, type TwoCustomers } from '../graph/support/two-customers.ts';
import { createLedger, type TestLedger } from './support/ledger.ts';
import { argumentsOf, createWalk, literalOf, type Walk } from './support/schema-walk.ts';

let p21: P21Sandbox;
let oro: OroSandbox;
let graph: Graph;
let keys: TwoCustomers;
let ledger: TestLedger;
let walk: Walk;
let required: Record<string, string>;

const schema = buildGatewaySchema();
const roots = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(
  ({ name }) => !name.startsWith('_'),
);

beforeAll(async () => {
  p21 = await createP21Sandbox({ items: 80, customers: 12, orders: 80 });
  oro = await createOroSandbox();
  keys = await createTwoCustomers(p21, oro.url);
  ledger = await createLedger(p21.url);
  graph = createGraph({ p21, oro, salesLocationId: '10', commands: ledger.commands });
  required = {
    sku: `"${keys.sku}"`,
    skus: `"${keys.sku}"`,
    id: '"1"',
    ids: '"1"',
    unit: '"EA"',
    quantity: '"1"',
  };
  walk = createWalk(schema, required);
}, 180_000);

afterAll(async () => {
  await graph?.close();
  await ledger?.[Symbol.asyncDispose]();
  await Promise.all([p21?.close(), oro?.close()]);
});

const base64 = (text: string) => Buffer.from(text).toString('base64url');

/** Every key of the other customer, as it is and as a global id of every type that has them. */
function guesses(): string[] {
  const {
    other,
    otherShipTo,
    otherContact,
    otherOrder,
    otherReference,
    otherInvoice,
    otherShipment,
    otherBudget,
  } = keys;
  const { otherPromotion, otherOroCustomer, otherOroOrder } = keys;
  const plain = [
    other,
    otherShipTo,
    otherContact,
    otherOrder,
    otherReference,
    otherInvoice,
    otherOroCustomer,
    otherOroOrder,
  ];
  const global = [
    ['Customer', other],
    ['Customer', `~oro:${otherOroCustomer}`],
    ['Order', otherOrder],
    ['Order', `~oro:${otherOroOrder}`],
    ['Invoice', otherInvoice],
    ['Address', `SHIP_TO/${otherShipTo}`],
    ['Address', `MAILING/${other}`],
    ['Address', `PHYSICAL/${other}`],
    ['CustomerUser', otherContact],
    ['Budget', `${other}/${otherBudget}`],
    ['Budget', `${keys.own}/${otherBudget}`],
    ['Shipment', otherShipment],
    ['Promotion', otherPromotion],
  ] as const;
  const tricks = [
    `0${other}`,
    ` ${other}`,
    `${other}.0`,
    `${other}' or '1'='1`,
    `${other},${keys.own}`,
    `${keys.own},${other}`,
    '*',
    '%',
  ];
  return [...plain, ...global.map(([type, key]) => base64(`${type}:${key}`)), ...tricks];
}

const answerTo = async (document: string, viewer = shopper(keys.own)): Promise<string> => {
  const { data, errors } = await graph.ask(document, {}, viewer);
  const invalid = errors.filter(({ code }) => code === 'DOCUMENT' || code === 'INTERNAL');
  expect(invalid, document.slice(0, 500)).toEqual([]);
  return JSON.stringify(data);
};

/** The mark anywhere, or a key of the other customer as a value. */
function leaks(answer: string): string[] {
  const { other, otherOrder, otherInvoice, otherContact, otherReference } = keys;
  const found = [other, otherOrder, otherInvoice, otherContact, otherReference].filter((key) =>
    answer.includes(`:"${key}"`),
  );
  return answer.toLowerCase().includes(secret.toLowerCase()) ? [secret, ...found] : found;
}

describe('a shopper', () => {
  it('walks every path below every root field and meets nobody else, where staff meet the other', async () => {
    for (const root of roots) {
      const document = `{ ${root.name}${argumentsOf(root.args, required)} ${walk.selection(getNamedType(root.type), 3)} }`;
      expect(leaks(await answerTo(document)), root.name).toEqual([]);
    }
    expect(walk.reached.size).toBeGreaterThan(300);
    const customers = roots.find(({ name }) => name === 'customers');
    const below = walk.selection(getNamedType(customers?.type ?? (roots[0]?.type as never)), 2);
    expect(leaks(await answerTo(`{ customers(first: 50) ${below} }`, staff))).toContain(secret);
  });

  it.each(roots.filter(({ args }) => args.length > 0).map((root) => [root.name, root] as const))(
    'gets nothing of another customer out of `%s` by any key in any argument',
    async (_name, root) => {
      for (const document of guessing(root)) expect(leaks(await answerTo(document))).toEqual([]);
    },
  );

  it('gets nothing out of references of other subgraphs, whatever they claim', async () => {
    const entities = ['Customer', 'Order', 'Invoice', 'Product'];
    const fields = ['id', 'p21CustomerId', 'orderNumber', 'invoiceNumber', 'sku', 'oroId', 'webReference'];
    const representations = entities.flatMap((__typename) =>
      fields.flatMap((field) => [
        ...guesses().map((key) => ({ __typename, [field]: key })),
        { __typename, [field]: keys.otherOrder, customerId: keys.own, p21CustomerId: keys.own },
        { __typename, [field]: { toString: keys.other } },
        { __typename, [field]: [keys.other] },
        { __typename, [field]: null },
      ]),
    );
    const query =
      'query ($of: [_Any!]!) { _entities(representations: $of) { __typename ... on Customer { id name } ... on Order { id orderNumber } ... on Invoice { id invoiceNumber } } }';
    for (let at = 0; at < representations.length; at += 100) {
      const { data } = await graph.ask(query, { of: representations.slice(at, at + 100) }, shopper(keys.own));
      expect(leaks(JSON.stringify(data))).toEqual([]);
    }
  });

  it('writes nothing for another customer, whatever a mutation is given', async () => {
    const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
    const named = [keys.other, base64(`Customer:${keys.other}`)];
    expect(mutations.length).toBeGreaterThan(0);
    for (const document of mutations.flatMap((one) => guessing(one, 'mutation', named))) {
      const { data, errors } = await graph.ask(document, {}, shopper(keys.own));
      expect(data, document).toBeNull();
      expect(errors[0], document).toMatchObject({ code: 'FORBIDDEN' });
    }
    const written = ledger.commands.operations.list({ customerId: keys.other }, { first: 10, skip: 0 });
    expect(await written).toEqual([]);
  }, 120_000);
});

/** One document an argument, with every guess under an alias of its own. */
function guessing(root: GraphQLField<unknown, unknown>, kind = 'query', tried = guesses()): string[] {
  return root.args.flatMap((arg) => {
    const named = getNamedType(arg.type);
    const places = isInputObjectType(named)
      ? Object.values(named.getFields())
          .filter(({ type }) => takesText(type))
          .map(({ name, type }) => [name, type] as const)
      : takesText(arg.type)
        ? [[undefined, arg.type] as const]
        : [];
    return places.map(([field, type]) => {
      const calls = tried.map((key, at) => {
        const text = isListType(getNullableType(type)) ? `[${JSON.stringify(key)}]` : JSON.stringify(key);
        const value = field === undefined ? text : inside(arg.type, field, text);
        const others = argumentsOf(
          root.args.filter((one) => one !== arg && one.name !== 'first'),
          required,
        );
        const all = [`${arg.name}: ${value}`, others.slice(1, -1)].filter((part) => part !== '').join(', ');
        return `g${at}: ${root.name}(${all}) ${walk.selection(getNamedType(root.type), 1)}`;
      });
      return `${kind} { ${calls.join('\n')} }`;
    });
  });
}

const takesText = (type: Parameters<typeof getNamedType>[0]): boolean => {
  const named = getNamedType(type);
  return isScalarType(named) && ['ID', 'String'].includes(named.name);
};

/** An input object with its required fields and the guess in one. */
function inside(type: Parameters<typeof getNamedType>[0], field: string, text: string): string {
  const object = literalOf(getNamedType(type) as never, '', required).replace(
    new RegExp(`\\b${field}: [^,}]*,?`),
    '',
  );
  const filled = object.replace('{', `{ ${field}: ${text},`);
  return isListType(getNullableType(type as never)) ? `[${filled}]` : filled;
}
