/** Child objects of an answer: null unless `extendedproperties` names them, or all with a star (p21-api 3.1). */
import type { QueryParameters } from './query-parameters.ts';
import type { WireObject, WireValue } from './wire-value.ts';

/** Each child's name and how to read it, in the order of the object. */
export type Children = readonly (readonly [name: string, read: () => WireValue])[];

export const childrenOf = (parameters: QueryParameters, children: Children): WireObject => {
  const asked = (parameters.get('extendedproperties') ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase());
  const wants = (name: string) => asked.includes('*') || asked.includes(name.toLowerCase());
  return Object.fromEntries(children.map(([name, read]) => [name, wants(name) ? read() : null]));
};

/** All of them, as the answer to a write gives them. */
export const noChildren = (children: Children): WireObject =>
  Object.fromEntries(children.map(([name]) => [name, null]));
