/** Spans from the field of the graph to the upstream call, where a tracer is registered, and nothing where none is. */
import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Context,
  type ContextManager,
  context,
  ROOT_CONTEXT,
  type Span,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDistributor, type Distributor } from '../../sandbox/distributor/start.ts';
import { traceFields } from '../../src/server/trace-fields.ts';
import { createGraph, type Graph, staff } from '../graph/support/graph-under-test.ts';

interface RecordedSpan {
  readonly name: string;
  readonly parent: string | undefined;
  readonly status: string | undefined;
}

const recorded: RecordedSpan[] = [];

function startSpan(name: string, parentContext: Context): Span {
  const parent = (trace.getSpan(parentContext) as { spanName?: string } | undefined)?.spanName;
  let status: string | undefined;
  const span = {
    spanName: name,
    isRecording: () => true,
    setStatus: ({ message }: { message?: string }) => {
      status = message;
      return span;
    },
    end: () => void recorded.push({ name, parent, status }),
  };
  return span as unknown as Span;
}

const tracer = {
  startSpan: (name: string) => startSpan(name, context.active()),
  startActiveSpan: (name: string, ...rest: unknown[]) => {
    const work = rest.at(-1) as (span: Span) => unknown;
    const span = startSpan(name, context.active());
    return context.with(trace.setSpan(context.active(), span), () => work(span));
  },
} as unknown as Tracer;

function createContextManager(): ContextManager {
  const storage = new AsyncLocalStorage<Context>();
  const manager: ContextManager = {
    active: () => storage.getStore() ?? ROOT_CONTEXT,
    with: (active, work, thisArg, ...args) => storage.run(active, () => work.apply(thisArg as never, args)),
    bind: (_active, target) => target,
    enable: () => manager,
    disable: () => manager,
  };
  return manager;
}

let distributor: Distributor;
let graph: Graph;

beforeAll(async () => {
  distributor = await createDistributor({ p21: { items: 150 } });
  graph = createGraph(distributor);
});

afterAll(async () => {
  trace.disable();
  context.disable();
  await graph?.close();
  await distributor?.close();
});

describe('traces', () => {
  it('put nothing around any field where no tracer is registered', () => {
    const schema = buildSchema('type Query { a: String }');
    const field = schema.getQueryType()?.getFields().a;
    const resolve = () => 'a';
    Object.assign(field ?? {}, { resolve });
    traceFields(schema);
    expect(field?.resolve).toBe(resolve);
  });

  it('lead from the field to the upstream call, and name the error of a field', async () => {
    trace.setGlobalTracerProvider({ getTracer: () => tracer });
    context.setGlobalContextManager(createContextManager());
    traceFields(graph.schema);
    const { data } = await graph.ask('{ products(first: 1) { nodes { sku } } }');
    const [{ sku }] = (data as { products: { nodes: [{ sku: string }] } }).products.nodes;
    recorded.length = 0;
    const question = `query ($skus: [String!]!) {
      inventory(skus: $skus) { sku location { name } }
      node(id: "none") { id }
    }`;
    await graph.ask(question, { skus: [sku] }, staff);
    expect(recorded).toContainEqual({
      name: 'P21 table inv_loc',
      parent: 'Query.inventory',
      status: undefined,
    });
    expect(recorded).toContainEqual({
      name: 'P21 table location',
      parent: 'Inventory.location',
      status: undefined,
    });
    expect(recorded).toContainEqual({ name: 'Query.node', parent: undefined, status: 'BAD_USER_INPUT' });
  });
});
