/** A create or update as the engine takes it, whether it came alone, as an included record or in a batch. */
import type { Row } from '../store/row.ts';
import type { Body } from './json-body.ts';

export interface WriteRequest {
  readonly type: string;
  readonly resource: Body;
  readonly included: readonly Body[];
  /** Id of the row to update; undefined creates. */
  readonly id: string | undefined;
}

export interface WrittenRow {
  readonly type: string;
  readonly row: Row;
  /** The id the request used for it. */
  readonly requestId: string | undefined;
}

export interface WriteResult {
  readonly created: boolean;
  readonly primary: WrittenRow;
  readonly included: readonly WrittenRow[];
}
