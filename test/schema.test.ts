/** The schema itself: committed as built, described throughout, and a subgraph of a federation. */
import { readFile } from 'node:fs/promises';
import {
  getIntrospectionQuery,
  graphqlSync,
  type IntrospectionQuery,
  type IntrospectionType,
  parse,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildGatewaySchema, printGatewaySchema } from '../resolvers/build-schema.ts';
import { createOroSandbox, type OroSandbox } from '../sandbox/oro/server.ts';
import { createP21Sandbox, type P21Sandbox } from '../sandbox/p21/server.ts';
import { createGraph, type Graph } from './graph/support/graph-under-test.ts';

describe('the schema', () => {
  it('is committed as it is built: `npm run schema` writes it', async () => {
    expect(await readFile('schema/schema.graphql', 'utf8')).toBe(printGatewaySchema());
  });

  it('describes every type, field, argument, input field and enum value', () => {
    expect(ownTypes().flatMap(undescribed)).toEqual([]);
  });

  it('says of every deprecated element what to use instead', () => {
    const fields = ownTypes().flatMap((type) => (type.kind === 'OBJECT' ? type.fields : []));
    expect(fields.filter((field) => field.isDeprecated && !field.deprecationReason)).toEqual([]);
  });
});

/** Of the federation's own types the specification decides, not the gateway. */
const federationTypes = [
  '_Any',
  '_Entity',
  '_Service',
  'federation__FieldSet',
  'link__Import',
  'link__Purpose',
];
const federationFields = ['_entities', '_service'];

function ownTypes(): readonly IntrospectionType[] {
  const result = graphqlSync({ schema: buildGatewaySchema(), source: getIntrospectionQuery() });
  const { types } = (result.data as unknown as IntrospectionQuery).__schema;
  return types.filter(({ name }) => !name.startsWith('__') && !federationTypes.includes(name));
}

interface Described {
  readonly name: string;
  readonly description?: string | null | undefined;
}

/** Names of what has no description, from the type down to arguments. */
function undescribed(type: IntrospectionType): string[] {
  const missing = (path: string, { name, description }: Described): string[] =>
    description ? [] : [`${path}${name}`];
  const below: string[] = [];
  if (type.kind === 'OBJECT' || type.kind === 'INTERFACE') {
    for (const field of type.fields.filter(({ name }) => !federationFields.includes(name))) {
      below.push(...missing(`${type.name}.`, field));
      below.push(...field.args.flatMap((arg) => missing(`${type.name}.${field.name}.`, arg)));
    }
  }
  if (type.kind === 'INPUT_OBJECT')
    below.push(...type.inputFields.flatMap((one) => missing(`${type.name}.`, one)));
  if (type.kind === 'ENUM') below.push(...type.enumValues.flatMap((one) => missing(`${type.name}.`, one)));
  return [...missing('', type), ...below];
}

describe('the subgraph', () => {
  let p21: P21Sandbox;
  let oro: OroSandbox;
  let graph: Graph;

  beforeAll(async () => {
    p21 = await createP21Sandbox({ items: 60, customers: 12, orders: 40 });
    oro = await createOroSandbox();
    graph = createGraph({ p21, oro });
  });

  afterAll(async () => {
    await graph?.close();
    await Promise.all([p21?.close(), oro?.close()]);
  });

  const valuesOf = (table: string, column: string, count: number) =>
    [...p21.database.table(table).all()].slice(0, count).map((row) => String(row[column]));

  it('answers `_service` with an SDL that parses and names the keys of its entities', async () => {
    const { data, errors } = await graph.ask('{ _service { sdl } }');
    expect(errors).toEqual([]);
    const { sdl } = (data as { _service: { sdl: string } })._service;
    expect(parse(sdl).definitions.length).toBeGreaterThan(20);
    expect(sdl).toMatch(/type Customer[^{]*@key\(fields: "id"\)[^{]*@key\(fields: "p21CustomerId"\)/);
    expect(sdl).toMatch(/type Product[^{]*@key\(fields: "id"\)[^{]*@key\(fields: "sku"\)/);
    expect(sdl).toMatch(/type Order[^{]*@key\(fields: "id"\)[^{]*@key\(fields: "orderNumber"\)/);
    expect(sdl).toMatch(/type Invoice[^{]*@key\(fields: "id"\)[^{]*@key\(fields: "invoiceNumber"\)/);
  });

  const entities: [type: string, key: string, table: string, column: string][] = [
    ['Customer', 'p21CustomerId', 'customer', 'customer_id'],
    ['Product', 'sku', 'inv_mast', 'item_id'],
    ['Order', 'orderNumber', 'oe_hdr', 'order_no'],
    ['Invoice', 'invoiceNumber', 'invoice_hdr', 'invoice_no'],
  ];

  it.each(entities)('resolves 10 references to %s by %s in one call', async (type, key, table, column) => {
    const keys = valuesOf(table, column, 10);
    const representations = keys.map((value) => ({ __typename: type, [key]: value }));
    const { result, p21: calls } = await graph.count(() =>
      graph.ask(entitiesQuery(type, key), { representations }),
    );
    expect(result.errors).toEqual([]);
    const found = result.data?._entities as { id: string }[];
    expect(found).toMatchObject(keys.map((value) => ({ __typename: type, [key]: value })));
    expect(calls.calls.filter(({ path }) => path.includes('/odata/'))).toMatchObject([{ count: 1 }]);
    const byId = found.map(({ id }) => ({ __typename: type, id }));
    const again = await graph.ask(entitiesQuery(type, key), { representations: byId });
    expect(again.data?._entities).toEqual(found);
  });

  it('answers null for a reference to nothing and the others beside it', async () => {
    const [sku] = valuesOf('inv_mast', 'item_id', 1);
    const representations = ['NO-SUCH-ITEM', sku].map((one) => ({ __typename: 'Product', sku: one }));
    const { data, errors } = await graph.ask(entitiesQuery('Product', 'sku'), { representations });
    expect(errors).toEqual([]);
    expect(data?._entities).toMatchObject([null, { sku }]);
  });
});

const entitiesQuery = (type: string, key: string) => `
  query ($representations: [_Any!]!) {
    _entities(representations: $representations) { __typename ... on ${type} { id ${key} } }
  }`;
