/** The two addresses of an `address` row: mailing and physical (p21-api 7.1). */
import type { ColumnValue } from './column-fields.ts';

/** A whole address: what is null is emptied, so that no line of an older address stays behind. */
export interface PostalDraft {
  readonly street: string;
  readonly street2: string | null;
  readonly city: string;
  readonly state: string | null;
  readonly postalCode: string | null;
  readonly country: string | null;
}

/** `element`: the tab p21-api names for these fields, where it does. */
export function postalColumns(
  kind: 'mail' | 'phys',
  draft: PostalDraft | undefined,
  element?: string,
): ColumnValue[] {
  if (draft === undefined) return [];
  const cells: readonly (readonly [string, string | null])[] = [
    ['address1', draft.street],
    ['address2', draft.street2],
    ['city', draft.city],
    ['state', draft.state],
    ['postal_code', draft.postalCode],
    ['country', draft.country],
  ];
  return cells.map(([part, value]) => ({
    table: 'address',
    column: `${kind}_${part}`,
    value,
    ...(element !== undefined && { documented: `${element}/${kind}_${part}` }),
  }));
}
