/** Rows to write in one batch, and what became of each. */
import type { OroFault } from './json-api.errors.ts';

export interface ResourceLink {
  readonly type: string;
  readonly id: string;
}

interface WritableResource {
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly relationships?: Readonly<Record<string, ResourceLink | readonly ResourceLink[] | null>>;
}

/** A related resource made (temporary id) or changed (`update`) together with a row. */
export interface IncludedRow extends WritableResource, ResourceLink {
  readonly update?: boolean;
}

/**
 * `create` ignores an id; `update` needs one: a row with an id but no `update` makes a NEW record (oro-observed,
 * batch). `upsert` finds by these fields where the shop allows it.
 */
export type BatchRow = WritableResource & { readonly included?: readonly IncludedRow[] } & (
    | { readonly mode: 'create' }
    | { readonly mode: 'update'; readonly id: string }
    | { readonly mode: 'upsert'; readonly by: readonly string[] }
  );

export type RowOutcome =
  /** `id` is null for a record made by an asynchronous batch: Oro does not tell it. */
  | { readonly state: 'written'; readonly id: string | null }
  | { readonly state: 'rejected'; readonly faults: readonly OroFault[] }
  /** Not written because another row of the same synchronous batch was refused (it is atomic). */
  | { readonly state: 'skipped' }
  /** Nobody knows: the operation did not end in time or cannot be asked any more. Read back before writing again. */
  | { readonly state: 'unknown'; readonly reason: string };
