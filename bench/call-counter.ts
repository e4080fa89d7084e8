/** Asks the sandboxes' control entrances how many calls they answered. */

export interface CallCounter {
  /** Forgets all calls so far. */
  reset(): Promise<void>;
  /** Calls to all systems together since then. */
  total(): Promise<number>;
}

export const createCallCounter = (controlUrls: readonly string[]): CallCounter => ({
  reset: async () => {
    await Promise.all(controlUrls.map((url) => fetch(`${url}/calls`, { method: 'DELETE' })));
  },
  total: async () => {
    const reports = await Promise.all(
      controlUrls.map(async (url) => (await fetch(`${url}/calls`)).json() as Promise<{ total: number }>),
    );
    return reports.reduce((sum, { total }) => sum + total, 0);
  },
});
