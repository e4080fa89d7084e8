/** Relay connections: one pair of edge and connection type for each kind of open-ended list. */
import { type ClassType, Field, Int, ObjectType } from 'type-graphql';

@ObjectType('PageInfo', { simpleResolvers: true, description: 'Where a page lies in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more objects follow this page.' })
  readonly hasNextPage: boolean;

  @Field(() => Boolean, { description: 'Whether objects precede this page.' })
  readonly hasPreviousPage: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the first object of the page; null when it is empty.',
  })
  readonly startCursor: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last object of the page; null when it is empty.',
  })
  readonly endCursor: string | null;
}

/** One page of `T`, as loaders make it; the GraphQL classes below describe exactly this. */
export interface Connection<T> {
  readonly edges: readonly Edge<T>[];
  readonly nodes: readonly T[];
  readonly pageInfo: PageInfo;
  /** Counted only when the query asks for it. */
  readonly totalCount: number | null;
}

export interface Edge<T> {
  readonly node: T;
  readonly cursor: string;
}

/** Declares `<name>Connection` and `<name>Edge` over a node type. `plural` is how the objects are called in a sentence. */
export function connectionOf<T extends object>(
  name: string,
  plural: string,
  nodeType: () => ClassType<T>,
): ClassType<Connection<T>> {
  @ObjectType(`${name}Edge`, {
    simpleResolvers: true,
    description: `One of the ${plural} of a page and its place.`,
  })
  class NodeEdge {
    @Field(nodeType, { description: 'The object itself.' })
    readonly node: T;

    @Field(() => String, {
      description: 'Place of the object in the list, to be passed as `after` or `before`.',
    })
    readonly cursor: string;
  }

  @ObjectType(`${name}Connection`, { simpleResolvers: true, description: `A page of ${plural}.` })
  class NodeConnection implements Connection<T> {
    @Field(() => [NodeEdge], { description: 'The objects of the page with their cursors.' })
    readonly edges: readonly NodeEdge[];

    @Field(() => [nodeType()], { description: 'The objects of the page without their cursors.' })
    readonly nodes: readonly T[];

    @Field(() => PageInfo, { description: 'Where the page lies in the list.' })
    readonly pageInfo: PageInfo;

    @Field(() => Int, {
      nullable: true,
      description:
        'How many objects the whole list has. Counted by the owning system only when it is asked for.',
    })
    readonly totalCount: number | null;
  }
  return NodeConnection;
}
