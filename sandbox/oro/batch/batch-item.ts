// One record of a batch and the words between the batch and whoever writes records.
import type { Caller } from '../jsonapi/caller.ts';

/** A record with the included ones it needs, each with its place in the request. */
export interface BatchItem {
  readonly index: number;
  readonly resource: unknown;
  readonly included: readonly BatchInclude[];
}

export interface BatchInclude {
  readonly index: number;
  readonly resource: Readonly<Record<string, unknown>>;
}

/** A refusal; the pointer is that of a document holding just this record, none when it is all of it. */
export interface ItemFault {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly pointer?: string | undefined;
}

/** A written record and the temporary id it had in the request. */
export interface WrittenRecord {
  readonly type: string;
  readonly id: string;
  readonly requestId: string | undefined;
}

export type ItemResult =
  | { readonly created: boolean; readonly record: WrittenRecord; readonly included: readonly WrittenRecord[] }
  | { readonly faults: readonly ItemFault[] };

/** Writes one record wholly or not at all, on behalf of a user. */
export type WriteItem = (type: string, item: BatchItem, caller: Caller) => ItemResult;

export function isRefused(result: ItemResult): result is { readonly faults: readonly ItemFault[] } {
  return 'faults' in result;
}

/** Puts a record's pointer into the batch: `/data/attributes/x` of the fourth record is `/data/3/attributes/x`. */
export function toBatchPointer(pointer: string | undefined, item: BatchItem): string {
  const data = `/data/${item.index}`;
  if (pointer === undefined) return data;
  const [, section, position, rest] = /^\/(data|included)(?:\/(\d+)(?=\/|$))?(.*)$/.exec(pointer) ?? [];
  if (section === 'data') return `${data}${rest ?? ''}`;
  if (section === 'included')
    return `/included/${item.included[Number(position)]?.index ?? position}${rest ?? ''}`;
  return `${data}${pointer}`;
}
