/** What makes two subscriptions one: the same question, and the same rights to see the answer. */
import { createHash } from 'node:crypto';
import type { Viewer } from '../../access/viewer.ts';

export interface AskedOperation {
  readonly viewer: Viewer;
  /** The formatted document. */
  readonly text: string;
  readonly operationName: string | null | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Variables that do not change what is asked. */
  readonly without: readonly string[];
}

export function operationKey({ viewer, text, operationName, variables, without }: AskedOperation): string {
  const asked = Object.entries(variables).filter(([name]) => !without.includes(name));
  const content = [text, operationName ?? null, asked.sort(byName), sightOf(viewer)];
  return createHash('sha256').update(JSON.stringify(content)).digest('base64');
}

/** What is shared is asked with many keys, from many places; the id is what logs say. */
const sharedKeyId = 'shared-subscription';

/** All of a viewer that decides what it may see and do: everything but the key it came with, and from where. */
export function sharedViewer(viewer: Viewer): Viewer {
  const { keyId: _key, address: _address, ...sight } = viewer;
  return { ...sight, keyId: sharedKeyId };
}

export const sightOf = (viewer: Viewer): string =>
  JSON.stringify(Object.entries(sharedViewer(viewer)).sort(byName));

const byName = ([one]: [string, unknown], [other]: [string, unknown]): number => (one < other ? -1 : 1);
