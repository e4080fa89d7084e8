/** Whether the gateway would run a document: what is saved for later is held against the rules of what is asked now. */
import { type GraphQLSchema, Kind } from 'graphql';
import { createDocumentReader, type DocumentLimits } from './document-reader.ts';

/** What is made says, in one sentence, what is wrong with a document; undefined when nothing is. */
export function createOperationCheck(
  schema: GraphQLSchema,
  limits: DocumentLimits,
): (document: string) => string | undefined {
  const documents = createDocumentReader(schema, limits);
  return (text) => {
    try {
      const { definitions } = documents.read(text).document;
      const asks = definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION);
      return asks ? undefined : 'has no operation, only fragments';
    } catch (thrown) {
      return [thrown].flat().map(sentenceOf).join(' ');
    }
  };
}

function sentenceOf(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message;
  throw thrown;
}
