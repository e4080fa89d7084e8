/** Where the errors of a batch belong: Oro names rows and included resources by their place in the request. */
import type { BatchRow } from './batch.resource.ts';
import type { OroFault } from './json-api.errors.ts';

export interface SentRows {
  /** Id of each row, null for a record that is made. */
  readonly ids: readonly (string | null)[];
  /** For each included resource the row that brought it. */
  readonly owners: readonly number[];
}

export const toSentRows = (rows: readonly BatchRow[]): SentRows => ({
  ids: rows.map((row) => (row.mode === 'update' ? row.id : null)),
  owners: rows.flatMap((row, index) => (row.included ?? []).map(() => index)),
});

/** Row of a pointer such as "/data/3/attributes/name" or "/included/0"; null when it names none. */
export function rowIndexOf({ pointer }: OroFault, sent: SentRows): number | null {
  const [, section, digits] = /^\/(data|included)\/(\d+)(?:\/|$)/.exec(pointer ?? '') ?? [];
  if (digits === undefined) return null;
  const index = Number(digits);
  return (section === 'data' ? (sent.ids[index] === undefined ? null : index) : sent.owners[index]) ?? null;
}
