/** Records of the shop that carry a key of P21, page after page by id, to find those whose source is gone. */
import { is } from '../json-api.query.ts';
import type { OroApi } from '../oro-api.ts';

export interface KeyedId {
  readonly id: string;
  /** Null for a record that carries none: people of the shop made it. */
  readonly key: string | null;
}

export async function scanIds(
  api: OroApi,
  {
    type,
    keyAttribute,
    afterId,
    size,
  }: {
    readonly type: string;
    readonly keyAttribute: string;
    readonly afterId: string | null;
    readonly size: number;
  },
): Promise<KeyedId[]> {
  const rows = await api.page(
    {
      type,
      fields: { [type]: [keyAttribute] },
      filters: [{ ...is('id', afterId ?? '0'), operator: 'gt' }],
      sort: ['id'],
    },
    { size, number: 1 },
  );
  return rows.map((row) => ({ id: row.id, key: row.text(keyAttribute) }));
}
