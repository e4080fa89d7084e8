/** Keys of customers and vendors: `{CompanyId}_{Id}` (p21-api 3.2). */

export interface CompositeKey {
  readonly companyId: string;
  readonly id: number;
}

/** Hands the parts to `find`; a key without company finds nothing. */
export const splitKey = <Found>(
  key: string,
  find: (parts: CompositeKey) => Found | undefined,
): Found | undefined => {
  const at = key.lastIndexOf('_');
  const id = Number(key.slice(at + 1));
  if (at < 1 || key.length === at + 1 || !Number.isFinite(id)) return undefined;
  return find({ companyId: key.slice(0, at), id });
};
