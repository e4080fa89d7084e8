/** Service document and $metadata of the OData service, the latter in JSON CSDL (p21-api 2.1). */
import type { ColumnMeta, TableMeta } from '../database/row.ts';
import type { Sources } from '../views/sources.ts';
import { edmType } from './edm-type.ts';

export const toServiceDocument = (serviceUrl: string, sources: Sources): object => ({
  '@odata.context': `${serviceUrl}/$metadata`,
  value: [...sources.keys()].map((name) => ({ name, kind: 'EntitySet', url: name })),
});

export const toMetadata = (sources: Sources): object => {
  const entities = [...sources.values()].map(({ meta }) => [meta.name, toEntityType(meta)]);
  const sets = [...sources.keys()].map((name) => [name, { $Collection: true, $Type: `dbo.${name}` }]);
  return {
    $Version: '4.0',
    $EntityContainer: 'Default.Container',
    dbo: Object.fromEntries(entities),
    Default: { Container: { $Kind: 'EntityContainer', ...Object.fromEntries(sets) } },
  };
};

const toEntityType = (meta: TableMeta): object => ({
  $Kind: 'EntityType',
  ...(meta.keys.length > 0 ? { $Key: meta.keys } : {}),
  ...Object.fromEntries([...meta.columns.values()].map((column) => [column.name, toProperty(column)])),
});

/** JSON CSDL leaves out what is default: the type Edm.String, and "not nullable". */
const toProperty = (column: ColumnMeta): object => ({
  ...(column.kind === 'text' ? {} : { $Type: edmType(column) }),
  ...(column.nullable ? { $Nullable: true } : {}),
  ...(Number.isFinite(column.length) && column.length > 0 ? { $MaxLength: column.length } : {}),
  ...(column.kind === 'decimal' ? { $Precision: precisionOf(column), $Scale: column.scale } : {}),
});

const precisionOf = (column: ColumnMeta): number => Number(/\((\d+)/.exec(column.type)?.[1] ?? 0);
