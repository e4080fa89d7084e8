/** Shape of the generated metadata files: what an instance's OpenAPI description says about each resource. */

/**
 * How a field behaves in a request: `*` required (on update: not empty, if passed), `w` writable, `r` accepted and
 * ignored, `-` unknown (400).
 */
export type WriteMode = '*' | 'w' | 'r' | '-';

/** `[value type, on create, on update]`; a field that only exists in requests (a password) has `false` as fourth. */
export type GeneratedAttribute = [string, WriteMode, WriteMode] | [string, WriteMode, WriteMode, false];

/** `[target type, to-many?, on create, on update]`. */
export type GeneratedRelationship = [string, 0 | 1, WriteMode, WriteMode];

/** `[value type, comma lists?, ranges?, operators]`; operators as in `filter[x][op]`, separated by commas. */
export type GeneratedFilter = [string, 0 | 1, 0 | 1, string];

export interface GeneratedEntity {
  readonly actions: readonly string[];
  readonly paged: boolean;
  readonly sortable: boolean;
  readonly attributes: Record<string, GeneratedAttribute>;
  readonly relationships: Record<string, GeneratedRelationship>;
  readonly filters: Record<string, GeneratedFilter>;
}

export type GeneratedModel = Record<string, GeneratedEntity>;
