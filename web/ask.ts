/** Asks the gateway that served this page. Documents are generated, so question and answer fit by type. */
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';

export interface GraphFault {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string; readonly upstream?: string };
}

export interface GraphAnswer<Data> {
  /** Absent when nothing could be answered. */
  readonly data: Data | undefined;
  readonly faults: readonly GraphFault[];
}

/** A generated document: its text, and what question and answer look like. */
export interface TypedText<Data, Variables> extends DocumentTypeDecoration<Data, Variables> {
  toString(): string;
}

/** The gateway no longer takes the key. */
export class SignedOut extends Error {}

/** Throws `SignedOut`, and whatever fetch throws when the gateway does not answer. */
export async function ask<Data, Variables>(
  key: string,
  document: TypedText<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<GraphAnswer<Data>> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query: document.toString(), variables }),
    ...(signal !== undefined && { signal }),
  });
  if (response.status === 401) throw new SignedOut();
  const { data, errors = [] } = (await response.json()) as { data?: Data | null; errors?: GraphFault[] };
  return { data: data ?? undefined, faults: errors };
}

/** What went wrong on the way, in the form of what went wrong behind it. */
export const toFault = (thrown: unknown): GraphFault => ({
  message:
    thrown instanceof TypeError
      ? 'The gateway does not answer.'
      : thrown instanceof Error
        ? thrown.message
        : String(thrown),
});
