/** What a resource type does beyond its metadata. Every hook is optional. */
import type { ApiError } from '../jsonapi/api-error.ts';
import type { Converted } from '../jsonapi/convert-attribute.ts';
import type { Filter } from '../jsonapi/filter.ts';
import type { ReadQuery } from '../jsonapi/read-query.ts';
import type { Scope } from '../jsonapi/scope.ts';
import type { WriteNode } from '../jsonapi/write-node.ts';
import type { WriteNodes } from '../jsonapi/write-nodes.ts';
import type { Json, Row } from '../store/row.ts';

export interface EntityRules {
  /** Attributes and relationships that are computed when read instead of stored. */
  readonly attributes?: Readonly<Record<string, (row: Row, scope: Scope) => Json>>;
  readonly relationships?: Readonly<Record<string, (row: Row, scope: Scope) => readonly string[]>>;
  /** Type a polymorphic reference of the row points at. */
  readonly targets?: Readonly<Record<string, (row: Row) => string>>;
  /** Own conversions of attributes in requests. */
  readonly convert?: Readonly<Record<string, (given: unknown, node: WriteNode) => Converted>>;
  /** Rows of a resource that has no table of its own, for a list request. */
  readonly rows?: (scope: Scope, query: ReadQuery | undefined) => readonly Row[];
  /** One of those rows by its id; without it all are made and looked through. */
  readonly row?: (scope: Scope, id: string) => Row | undefined;
  /**
   * The list is found page by page by id: it has no `next` link, and its total count is that of the page
   * (orocommerce 6.1.8, BuildProductQuery; recording 6.1/228).
   */
  readonly countsPage?: boolean;
  /** Which rows the caller sees; all by default. */
  readonly visible?: (row: Row, scope: Scope) => boolean;
  /** More words `filter[searchText]` finds the row by. */
  readonly searchTexts?: (row: Row, scope: Scope) => readonly string[];
  /** The id in the Location header of a new row, when the server gets it wrong (prices, 6.1/266). */
  readonly locationId?: (id: string) => string;
  /** What is wrong with a filter beside the others. */
  readonly filterFault?: (filter: Filter, all: readonly Filter[]) => ApiError | undefined;
  /** Ids with a meaning, such as `mine`. */
  readonly resolveId?: (id: string, scope: Scope) => string;
  /** Fills in what follows from other values, before validation. `nodes` are all records of the request. */
  readonly complete?: (node: WriteNode, nodes: WriteNodes) => void;
  /** Adds violations with `node.refuse` and `node.refuseRecord`. */
  readonly validate?: (node: WriteNode, nodes: WriteNodes) => void;
  /** Runs when the new primary record has its id and the included ones have none yet. */
  readonly beforeIncluded?: (node: WriteNode, id: string) => void;
  /** Runs when all rows and relations of the request are stored. */
  readonly saved?: (node: WriteNode, row: Row) => void;
  /** Any update moves `updatedAt`, changed or not (orders; oro-observed, custom round 1). */
  readonly alwaysTouched?: boolean;
  readonly mayEdit?: (row: Row, scope: Scope) => ApiError | undefined;
  /** Whether the row itself may be deleted; rows that go with another one are not asked. */
  readonly beforeDelete?: (row: Row, scope: Scope) => ApiError | undefined;
  readonly deleted?: (row: Row, scope: Scope) => void;
  /** Id of a new row, when it is not the next number of the type. */
  readonly newId?: (node: WriteNode) => string;
}

export type RuleBook = Readonly<Record<string, EntityRules>>;
