/**
 * How a document is built: depth, aliases, directives, selections, with fragments counted wherever they are spread.
 * Measured in one walk before validation, because validation itself compares fields with each other, and walks fragments
 * as often as they are spread: both could be made slow.
 */
import { type DocumentNode, type FieldNode, Kind, type SelectionSetNode } from 'graphql';
import { GatewayError } from '../../errors.ts';

export interface DocumentLimits {
  /** Fields below each other. */
  readonly maxDepth: number;
  readonly maxAliases: number;
  readonly maxDirectives: number;
}

/** A document that spreads no fragment twice has fewer, by the limit of its tokens. */
const mostSelections = 10_000;

interface Measure {
  readonly depth: number;
  readonly selections: number;
  readonly aliases: number;
  readonly directives: number;
}

const nothing: Measure = { depth: 0, selections: 0, aliases: 0, directives: 0 };

/** Throws TOO_COSTLY naming the limit and what was found. Cycles and unknown fragments are left to validation. */
export function checkDocument(document: DocumentNode, limits: DocumentLimits): void {
  for (const { depth, selections, aliases, directives } of measureDocument(document)) {
    check('levels of fields', depth, limits.maxDepth);
    check('selections', selections, mostSelections);
    check('aliases', aliases, limits.maxAliases);
    check('directives', directives, limits.maxDirectives);
  }
}

function check(what: string, found: number, most: number): void {
  if (found <= most) return;
  throw new GatewayError('TOO_COSTLY', `The document has ${found} ${what}; ${most} are allowed.`);
}

/** One measure an operation. */
function measureDocument({ definitions }: DocumentNode): Measure[] {
  const fragments = new Map(
    definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  );
  const known = new Map<string, Measure>();

  const spread = (name: string): Measure => {
    const fragment = fragments.get(name);
    const measured = known.get(name);
    if (measured !== undefined || fragment === undefined) return measured ?? nothing;
    known.set(name, nothing);
    const own = withDirectives(selections(fragment.selectionSet), fragment);
    known.set(name, own);
    return own;
  };

  const field = (node: FieldNode): Measure => {
    const below = node.selectionSet === undefined ? nothing : selections(node.selectionSet);
    return { ...below, depth: below.depth + 1, aliases: below.aliases + (node.alias === undefined ? 0 : 1) };
  };

  const selections = (set: SelectionSetNode): Measure =>
    set.selections.reduce<Measure>((sum, node) => {
      const own =
        node.kind === Kind.FIELD
          ? field(node)
          : node.kind === Kind.INLINE_FRAGMENT
            ? selections(node.selectionSet)
            : spread(node.name.value);
      return beside(sum, withDirectives({ ...own, selections: own.selections + 1 }, node));
    }, nothing);

  return definitions.flatMap((one) =>
    one.kind === Kind.OPERATION_DEFINITION ? withDirectives(selections(one.selectionSet), one) : [],
  );
}

const beside = (one: Measure, other: Measure): Measure => ({
  depth: Math.max(one.depth, other.depth),
  selections: one.selections + other.selections,
  aliases: one.aliases + other.aliases,
  directives: one.directives + other.directives,
});

const withDirectives = (
  measure: Measure,
  { directives = [] }: { directives?: readonly unknown[] | undefined },
): Measure => ({
  ...measure,
  directives: measure.directives + directives.length,
});
