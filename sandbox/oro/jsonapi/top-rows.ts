/**
 * Orders rows like PostgreSQL: nulls last going up and first going down, and where the order leaves a choice, the one its
 * bounded heap sort makes (`ORDER BY ... LIMIT n`, tuplesort.c). Recordings 6.1/149 and 6.1/169 show such ties.
 */

type Order<T> = (a: T, b: T) => number;

/** The first `limit` rows in order. PostgreSQL turns to the heap once it has seen more than twice the limit. */
export function topRows<T>(rows: readonly T[], order: Order<T>, limit: number): readonly T[] {
  if (rows.length <= 2 * limit) return rows.toSorted(order).slice(0, limit);
  const heap: T[] = [];
  for (const row of rows) {
    const worst = heap[0];
    if (heap.length < limit || worst === undefined) siftUp(heap, row, order);
    else if (order(row, worst) < 0) siftDown(heap, row, heap.length, order);
  }
  return drain(heap, order);
}

/** Largest on top. */
function siftUp<T>(heap: T[], row: T, order: Order<T>): void {
  heap.push(row);
  let at = heap.length - 1;
  while (at > 0) {
    const above = (at - 1) >> 1;
    const parent = heap[above] as T;
    if (order(row, parent) <= 0) break;
    heap[at] = parent;
    at = above;
  }
  heap[at] = row;
}

/** Puts the row in the place of the top among the first `size` elements. */
function siftDown<T>(heap: T[], row: T, size: number, order: Order<T>): void {
  let at = 0;
  for (let below = 1; below < size; below = 2 * at + 1) {
    if (below + 1 < size && order(heap[below] as T, heap[below + 1] as T) < 0) below += 1;
    if (order(row, heap[below] as T) >= 0) break;
    heap[at] = heap[below] as T;
    at = below;
  }
  heap[at] = row;
}

function drain<T>(heap: T[], order: Order<T>): readonly T[] {
  const sorted = [...heap];
  for (let size = sorted.length; size > 1; size -= 1) {
    const top = sorted[0] as T;
    siftDown(sorted, sorted[size - 1] as T, size - 1, order);
    sorted[size - 1] = top;
  }
  return sorted;
}
