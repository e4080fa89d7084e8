/** The routers in front of both subgraphs: each answers a question for whoever shows a key. */
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { createHiveGateway } from './hive-gateway.mjs';

export interface RouterAnswer {
  // biome-ignore lint/suspicious/noExplicitAny: tests read what their own query asked for.
  readonly data: any;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[];
}

export interface Router {
  ask(query: string, key: string): Promise<RouterAnswer>;
  close(): Promise<void>;
}

interface Caller {
  readonly authorization: string;
}

class ForwardingSource extends RemoteGraphQLDataSource<Caller> {
  override willSendRequest({
    request,
    context,
  }: {
    request: { http?: { headers: { set(name: string, value: string): unknown } } };
    context: Partial<Caller>;
  }) {
    if (context.authorization !== undefined)
      request.http?.headers.set('authorization', context.authorization);
  }
}

export async function startApolloGateway(supergraphSdl: string): Promise<Router> {
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: ({ url }) => new ForwardingSource({ url: url ?? '' }),
  });
  const server = new ApolloServer<Caller>({ gateway });
  await server.start();
  return {
    ask: async (query, key) => {
      const { body } = await server.executeOperation(
        { query },
        { contextValue: { authorization: `Bearer ${key}` } },
      );
      if (body.kind !== 'single') throw new Error('an answer in parts');
      // As a client would get it.
      return JSON.parse(JSON.stringify(body.singleResult)) as RouterAnswer;
    },
    close: () => server.stop(),
  };
}

export async function startHiveGateway(supergraph: string): Promise<Router> {
  const gateway = createHiveGateway(supergraph);
  return {
    ask: async (query, key) => {
      const response = await gateway.fetch('http://localhost/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body: JSON.stringify({ query }),
      });
      return (await response.json()) as RouterAnswer;
    },
    close: () => gateway.close(),
  };
}
