/** Somebody else's subgraph: what shoppers say about products, and who looks after a customer. */
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';

export const reviewsSdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])

  type Query {
    mostReviewed: [Product!]!
    myCustomers: [Customer!]!
  }

  type Product @key(fields: "sku") {
    sku: ID!
    reviews: [Review!]!
  }

  type Review {
    stars: Int!
    by: Customer!
  }

  type Customer @key(fields: "p21CustomerId") {
    p21CustomerId: ID!
    accountManager: String!
    lastVisits: VisitConnection!
  }

  type VisitConnection {
    nodes: [String!]!
    pageInfo: PageInfo!
  }

  # The page of Relay, as the gateway has it.
  type PageInfo @shareable {
    hasNextPage: Boolean!
    hasPreviousPage: Boolean!
    startCursor: String
    endCursor: String
  }
`;

export interface ReviewsSubgraph {
  readonly url: string;
  close(): Promise<void>;
}

export async function startReviews(
  skus: readonly string[],
  customerIds: readonly string[],
): Promise<ReviewsSubgraph> {
  const [by = ''] = customerIds;
  const resolvers = {
    Query: {
      mostReviewed: () => skus.map((sku) => ({ sku })),
      myCustomers: () => customerIds.map((p21CustomerId) => ({ p21CustomerId })),
    },
    Product: { reviews: () => [{ stars: 4, by: { p21CustomerId: by } }] },
    Customer: {
      accountManager: ({ p21CustomerId }: { p21CustomerId: string }) => `Manager of ${p21CustomerId}`,
      lastVisits: () => ({ nodes: [], pageInfo: { hasNextPage: false, hasPreviousPage: false } }),
    },
  };
  const schema = buildSubgraphSchema({ typeDefs: parse(reviewsSdl), resolvers });
  const server = new ApolloServer({ schema, plugins: [ApolloServerPluginInlineTraceDisabled()] });
  const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } });
  return { url, close: () => server.stop() };
}
