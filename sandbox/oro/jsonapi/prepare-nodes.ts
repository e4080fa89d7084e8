/** What a new record is given before its rules look at it: initial values, and the owner that names it. */
import { idsIn, type Json } from '../store/row.ts';
import type { WriteNode } from './write-node.ts';
import type { WriteNodes } from './write-nodes.ts';

export function prepareNodes(nodes: WriteNodes): void {
  for (const node of nodes) prepare(node);
  for (const node of nodes) claimMembers(node, nodes);
}

function prepare(node: WriteNode): void {
  if (!node.isNew) return;
  const { api, caller } = node.scope;
  const unset = (name: string) => !(name in node.values);
  for (const { name, initial, readable } of node.entity.attributes.values()) {
    if (unset(name) && readable) node.values[name] = initial;
  }
  for (const { name, initial, inverse, many } of node.entity.relationships.values()) {
    if (unset(name) && inverse === undefined)
      node.values[name] = initialReference(initial, many, caller.userId);
  }
  for (const name of ['createdAt', 'updatedAt']) {
    if (node.entity.attributes.has(name) && node.values[name] == null) node.values[name] = api.now();
  }
  for (const [name, { onCreate }] of node.entity.attributes) {
    if (
      onCreate === 'write' &&
      node.given.has(name) &&
      node.values[name] === null &&
      defaultWhenNull(node, name)
    ) {
      node.values[name] = node.entity.attributes.get(name)?.initial ?? null;
    }
  }
}

/** A new record that another one names as its own knows its owner from then on. */
function claimMembers(owner: WriteNode, nodes: WriteNodes): void {
  for (const { name, inverse, target } of owner.entity.relationships.values()) {
    if (inverse === undefined) continue;
    for (const member of idsIn(owner.values[name]).flatMap((ref) => nodes.of(target, ref) ?? [])) {
      if (!member.isNew || idsIn(member.values[inverse]).length > 0 || member.broken.has(inverse)) continue;
      const many = member.entity.relationships.get(inverse)?.many === true;
      member.values[inverse] = many ? [owner.ref] : owner.ref;
    }
  }
}

const defaultWhenNull = (node: WriteNode, name: string): boolean =>
  node.entity.attributes.get(name)?.type === 'boolean';

function initialReference(initial: string | undefined, many: boolean, userId: string): Json {
  if (initial === undefined) return many ? [] : null;
  const id = initial === 'caller' ? userId : initial;
  return many ? [id] : id;
}
