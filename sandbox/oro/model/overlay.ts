/** What hand knowledge adds to the generated metadata of a resource. Everything is optional; the generated word stands otherwise. */
import type { Json } from '../store/row.ts';
import type { Constraint } from './constraint.ts';
import type {
  Action,
  DataType,
  EntityMeta,
  FilterMeta,
  RelationshipMeta,
  UniqueRule,
  WriteMode,
} from './entity.ts';

export interface AttributeOverlay {
  readonly type?: DataType;
  readonly onCreate?: WriteMode;
  readonly onUpdate?: WriteMode;
  readonly readable?: boolean;
  readonly initial?: Json;
  readonly columnLength?: number;
  /** Replaces the constraints read from the description. */
  readonly constraints?: readonly Constraint[];
}

export interface RelationshipOverlay extends Partial<Omit<RelationshipMeta, 'name'>> {}

export interface EntityOverlay {
  readonly idType?: EntityMeta['idType'];
  readonly actions?: readonly Action[];
  readonly paged?: boolean;
  readonly sortable?: boolean;
  /** Fields of the description that this installation does not show. */
  readonly omit?: readonly string[];
  readonly attributes?: Readonly<Record<string, AttributeOverlay>>;
  readonly relationships?: Readonly<Record<string, RelationshipOverlay>>;
  readonly filters?: Readonly<Record<string, Partial<FilterMeta>>>;
  /** Filters of the description that this installation does not offer. */
  readonly hiddenFilters?: readonly string[];
  readonly sorts?: readonly string[];
  readonly upsert?: readonly (readonly string[])[];
  readonly validates?: boolean;
  readonly protected?: boolean;
  readonly searched?: readonly string[];
  readonly unique?: readonly UniqueRule[];
  /** False: no relationship of the resource has routes or links of its own. */
  readonly subresources?: boolean;
}

export type Overlay = Readonly<Record<string, EntityOverlay>>;
