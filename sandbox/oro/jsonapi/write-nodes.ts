/** The records of one request together: the primary one and those included with it. */
import { referenceKey } from './references.ts';
import type { WriteNode } from './write-node.ts';

export class WriteNodes implements Iterable<WriteNode> {
  readonly primary: WriteNode;
  readonly included: readonly WriteNode[];
  readonly #byRef: ReadonlyMap<string, WriteNode>;

  constructor(primary: WriteNode, included: readonly WriteNode[]) {
    this.primary = primary;
    this.included = included;
    this.#byRef = new Map([...this].map((node) => [referenceKey(node.entity.type, node.ref), node]));
  }

  /** In the order of the request. */
  [Symbol.iterator](): Iterator<WriteNode> {
    return [this.primary, ...this.included].values();
  }

  /** In the order of validating and saving: the primary record needs the others. */
  get bottomUp(): readonly WriteNode[] {
    return [...this.included, this.primary];
  }

  /** The record of the request that stored values mean by `ref`: an id, or the placeholder of a new record. */
  of(type: string, ref: string): WriteNode | undefined {
    return this.#byRef.get(referenceKey(type, ref));
  }

  /** Records by the type and id the request gives them. */
  get bySentId(): ReadonlyMap<string, WriteNode> {
    const named = this.bottomUp.filter(({ raw }) => typeof raw.id === 'string');
    return new Map(named.map((node) => [referenceKey(node.entity.type, String(node.raw.id)), node]));
  }
}
