/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** An operation to be saved. */
export type SaveOperationInput = {
  /** The GraphQL document, at most 50,000 characters: one the gateway would run, or it is refused. */
  document: string;
  /** Its name, at most 80 characters. */
  name: string;
  /** An object: a value for each variable by its name. */
  variables?: unknown;
};

export type SavedFragment = { name: string, version: number, document: string, variables: unknown, at: string, actor: string };

export type SavedOperationsQueryVariables = Exact<{ [key: string]: never; }>;


export type SavedOperationsQuery = { savedOperations: Array<{ name: string, version: number, document: string, variables: unknown, at: string, actor: string }> };

export type SaveOperationMutationVariables = Exact<{
  input: SaveOperationInput;
  version?: number | null | undefined;
}>;


export type SaveOperationMutation = { saveOperation: { name: string, version: number, document: string, variables: unknown, at: string, actor: string } };

export type DeleteOperationMutationVariables = Exact<{
  name: string;
  version: number;
}>;


export type DeleteOperationMutation = { deleteOperation: { name: string, version: number, document: string, variables: unknown, at: string, actor: string } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const SavedFragmentDoc = new TypedDocumentString(`
    fragment Saved on SavedOperation {
  name
  version
  document
  variables
  at
  actor
}
    `, {"fragmentName":"Saved"}) as unknown as TypedDocumentString<SavedFragment, unknown>;
export const SavedOperationsDocument = new TypedDocumentString(`
    query SavedOperations {
  savedOperations {
    ...Saved
  }
}
    fragment Saved on SavedOperation {
  name
  version
  document
  variables
  at
  actor
}`) as unknown as TypedDocumentString<SavedOperationsQuery, SavedOperationsQueryVariables>;
export const SaveOperationDocument = new TypedDocumentString(`
    mutation SaveOperation($input: SaveOperationInput!, $version: Int) {
  saveOperation(input: $input, version: $version) {
    ...Saved
  }
}
    fragment Saved on SavedOperation {
  name
  version
  document
  variables
  at
  actor
}`) as unknown as TypedDocumentString<SaveOperationMutation, SaveOperationMutationVariables>;
export const DeleteOperationDocument = new TypedDocumentString(`
    mutation DeleteOperation($name: String!, $version: Int!) {
  deleteOperation(name: $name, version: $version) {
    ...Saved
  }
}
    fragment Saved on SavedOperation {
  name
  version
  document
  variables
  at
  actor
}`) as unknown as TypedDocumentString<DeleteOperationMutation, DeleteOperationMutationVariables>;