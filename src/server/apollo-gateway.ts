/** Apollo's door for an executor of one's own: it asks for a schema and a function that runs operations. */
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import { type GraphQLSchema, printSchema } from 'graphql';
import type { CompiledExecutor } from './compiled-executor.ts';

export const toApolloGateway = (
  schema: GraphQLSchema,
  { execute }: Pick<CompiledExecutor, 'execute'>,
): GatewayInterface => ({
  onSchemaLoadOrUpdate: (callback) => {
    callback({ apiSchema: schema, coreSupergraphSdl: printSchema(schema) });
    return () => undefined;
  },
  load: async () => ({
    executor: ({ document, request, context }) =>
      execute({
        document,
        operationName: request.operationName,
        variables: request.variables,
        context,
      }) as ReturnType<NonNullable<Awaited<ReturnType<GatewayInterface['load']>>['executor']>>,
  }),
  stop: async () => undefined,
});
