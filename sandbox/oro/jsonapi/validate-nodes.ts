/** Validates all records of a request together and puts the errors in the order the real forms give them. */
import { idsIn } from '../store/row.ts';
import { type ApiError, ApiFailure } from './api-error.ts';
import { violations } from './check-constraints.ts';
import type { References } from './references.ts';
import { checkUnique } from './unique.ts';
import type { WriteNode } from './write-node.ts';
import type { WriteNodes } from './write-nodes.ts';

/** @throws ApiFailure with every violation */
export function validateNodes(nodes: WriteNodes, references: References): void {
  const { primary } = nodes;
  for (const node of nodes.bottomUp) validate(node, nodes);
  for (const { node, field, error } of references.missing) {
    if (node === primary) node.refuse(field, error.title, error.detail ?? '', error.pointer);
  }
  const errors = [
    ...primary.recordErrors,
    ...byField(nodes),
    ...references.missing.filter(({ node }) => node !== primary).map(({ error }) => error),
  ];
  if (errors.length > 0) throw new ApiFailure(withoutRepeats(errors));
}

/** One fault found by two validators is told once. */
const withoutRepeats = (errors: readonly ApiError[]): readonly ApiError[] => [
  ...new Map(errors.map((error) => [JSON.stringify(error), error])).values(),
];

function validate(node: WriteNode, nodes: WriteNodes): void {
  for (const name of [...node.entity.attributes.keys(), ...node.entity.relationships.keys()]) {
    if (node.broken.has(name) || (!node.isNew && !(name in node.values))) continue;
    for (const { title, detail } of violations(node.value(name), node.field(name)?.constraints ?? [])) {
      node.refuse(name, title, detail);
    }
  }
  checkUnique(node);
  node.scope.api.rules(node.entity.type).validate?.(node, nodes);
}

/**
 * Errors of an included record stand where the primary record refers to it, because validation reaches it there
 * (recording 6.1/580); records the primary does not name come last.
 */
function byField({ primary, included }: WriteNodes): readonly ApiError[] {
  const names = [...primary.entity.attributes.keys(), ...primary.entity.relationships.keys()];
  const groups = included.map((node) => ({
    at: names.findIndex((name) => refersTo(primary, name, node)),
    errors: [...node.recordErrors, ...node.fieldErrors],
  }));
  const own = primary.fieldErrors.map((error) => ({
    at: names.indexOf(nameIn(error.pointer)),
    errors: [error],
  }));
  const rank = (at: number) => (at < 0 ? names.length : at);
  return [...own, ...groups].sort((a, b) => rank(a.at) - rank(b.at)).flatMap(({ errors }) => errors);
}

const refersTo = (primary: WriteNode, name: string, { entity, ref }: WriteNode): boolean =>
  primary.entity.relationships.get(name)?.target === entity.type && idsIn(primary.values[name]).includes(ref);

const nameIn = (pointer = ''): string => pointer.split('/')[3] ?? '';
