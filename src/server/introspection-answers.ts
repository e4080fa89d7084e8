/** What the schema says of itself is worked out once a document: it is the same for everybody, and long. */
import { type DocumentNode, type ExecutionResult, Kind } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { CompiledExecutor, Operation } from './compiled-executor.ts';

/** Tools know a handful of documents; an answer is about a megabyte. */
const mostKept = 20;

export function keepIntrospection(executor: CompiledExecutor): CompiledExecutor {
  const kept = new LRUCache<DocumentNode, ExecutionResult>({ max: mostKept });

  async function keep(
    { document }: Operation,
    answer: () => Promise<ExecutionResult | undefined>,
  ): Promise<ExecutionResult | undefined> {
    const result = kept.get(document) ?? (await answer());
    if (result?.data == null || result.errors !== undefined) return result;
    kept.set(document, result);
    // Whoever adds to the answer adds to this one.
    return { ...result };
  }
  return {
    execute: (operation) =>
      isIntrospection(operation.document)
        ? (keep(operation, () => executor.execute(operation)) as Promise<ExecutionResult>)
        : executor.execute(operation),
    executeCompiled: (operation) =>
      isIntrospection(operation.document)
        ? keep(operation, () => executor.executeCompiled(operation))
        : executor.executeCompiled(operation),
  };
}

/** Asks for nothing but the schema, in one way only: one operation without variables. */
function isIntrospection(document: DocumentNode): boolean {
  const known = introspections.get(document);
  if (known !== undefined) return known;
  const isOne = asksForSchema(document);
  introspections.set(document, isOne);
  return isOne;
}

const introspections = new WeakMap<DocumentNode, boolean>();

function asksForSchema({ definitions }: DocumentNode): boolean {
  const [operation, ...others] = definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  return (
    operation?.kind === Kind.OPERATION_DEFINITION &&
    others.length === 0 &&
    (operation.variableDefinitions ?? []).length === 0 &&
    operation.selectionSet.selections.every(
      (field) => field.kind === Kind.FIELD && field.name.value.startsWith('__'),
    )
  );
}
