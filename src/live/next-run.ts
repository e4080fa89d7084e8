/**
 * Shares runs of a work by key. Who asks while a run is under way shares the next one with all who ask meanwhile: the
 * one under way may have looked already, and would miss what happened since.
 */
export function shareNextRun<V>(work: (key: string) => Promise<V>): (key: string) => Promise<V> {
  const underWay = new Map<string, Promise<unknown>>();
  const planned = new Map<string, Promise<V>>();

  function run(key: string): Promise<V> {
    const running = work(key);
    const over = running.then(
      () => underWay.delete(key),
      () => underWay.delete(key),
    );
    underWay.set(key, over);
    return running;
  }

  function plan(key: string, current: Promise<unknown>): Promise<V> {
    const next = current.then(() => {
      planned.delete(key);
      return run(key);
    });
    planned.set(key, next);
    return next;
  }

  return (key) => {
    const current = underWay.get(key);
    return planned.get(key) ?? (current === undefined ? run(key) : plan(key, current));
  };
}
