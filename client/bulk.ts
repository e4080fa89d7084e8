/** Many of a kind: pages one after the other, work side by side, lists in pieces. */

interface Connection<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/**
 * Every object of a connection. `read` asks for one page; it gets the cursor to go on after, null at first, and may
 * throw: nothing is skipped then.
 */
export async function* everyNode<Node>(
  read: (after: string | null) => Promise<Connection<Node>>,
): AsyncGenerator<Node> {
  let after: string | null = null;
  for (;;) {
    const { nodes, pageInfo }: Connection<Node> = await read(after);
    yield* nodes;
    if (!pageInfo.hasNextPage) return;
    after = pageInfo.endCursor;
  }
}

export type Outcome<Item, Result> =
  | { readonly item: Item; readonly result: Result }
  | { readonly item: Item; readonly error: unknown };

/**
 * Works on at most `parallel` items at a time, taken as they are needed, and tells each outcome as it comes. One that
 * fails does not hold up the others.
 */
export async function* workThrough<Item, Result>(
  items: Iterable<Item> | AsyncIterable<Item>,
  parallel: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Outcome<Item, Result>> {
  const running = new Map<number, Promise<[number, Outcome<Item, Result>]>>();
  let count = 0;
  const next = async (): Promise<Outcome<Item, Result>> => {
    const [id, outcome] = await Promise.race(running.values());
    running.delete(id);
    return outcome;
  };
  for await (const item of items) {
    const id = count++;
    running.set(
      id,
      work(item).then(
        (result) => [id, { item, result }],
        (error: unknown) => [id, { item, error }],
      ),
    );
    if (running.size >= parallel) yield await next();
  }
  while (running.size > 0) yield await next();
}

/** Pieces of at most `size`, e.g. of the 100 SKUs that fit into one question. */
export async function* inPieces<Item>(
  items: Iterable<Item> | AsyncIterable<Item>,
  size: number,
): AsyncGenerator<readonly Item[]> {
  let piece: Item[] = [];
  for await (const item of items) {
    piece.push(item);
    if (piece.length < size) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}
