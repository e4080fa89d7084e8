/** Global ids: `Type:key` in base64url. Opaque to clients; the key is the one people use (order number, SKU). */
import { badInput } from '../errors.ts';

/** Types that can be read by their global id. */
export const nodeTypes = [
  'Address',
  'Budget',
  'Customer',
  'CustomerUser',
  'Invoice',
  'Order',
  'Product',
  'Promotion',
  'Shipment',
] as const;

export type NodeType = (typeof nodeTypes)[number];

export interface GlobalId {
  readonly type: NodeType;
  readonly key: string;
}

/** Marks keys of objects that P21 does not know: the rest is the OroCommerce id. No P21 key holds a tilde and a colon. */
const oroMark = '~oro:';

export const oroKey = (oroId: string): string => `${oroMark}${oroId}`;

/** The OroCommerce id in a key made by `oroKey`, else undefined. */
export const oroIdOf = (key: string): string | undefined =>
  key.startsWith(oroMark) ? key.slice(oroMark.length) : undefined;

export const toGlobalId = (type: NodeType, key: string | number): string =>
  Buffer.from(`${type}:${key}`).toString('base64url');

/** Throws BAD_USER_INPUT, naming `argument`, on anything that was not made by `toGlobalId`. */
export function parseGlobalId(id: string, argument: string): GlobalId {
  const text = Buffer.from(id, 'base64url').toString('utf8');
  const colon = text.indexOf(':');
  const type = nodeTypes.find((one) => one === text.slice(0, colon));
  const key = text.slice(colon + 1);
  if (type === undefined || key === '' || toGlobalId(type, key) !== id) {
    throw badInput(argument, 'give a global id as the gateway returned it in an `id` field');
  }
  return { type, key };
}

/** The key of an id that must be of one type. */
export function parseGlobalIdOf(type: NodeType, id: string, argument: string): string {
  const parsed = parseGlobalId(id, argument);
  if (parsed.type !== type)
    throw badInput(argument, `give the id of an object of type ${type}, not ${parsed.type}`);
  return parsed.key;
}
