/**
 * What is opened part by part: closed in reverse, and closed as well when a later part cannot be opened. The piece of
 * `AsyncDisposableStack` that is needed here; Node 20 has none.
 */
export class Opened {
  readonly #closers: (() => unknown)[] = [];

  /** `close` is called once, after the closers of everything that was opened later. */
  onClose(close: () => unknown): void {
    this.#closers.push(close);
  }

  /** Closes the rest even when one part fails, then throws the first failure. Nothing is left to close afterwards. */
  async close(): Promise<void> {
    const failures: unknown[] = [];
    for (const close of this.#closers.splice(0).reverse()) {
      try {
        await close();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}

/** Rejects with what kept `open` from ending; what it had opened by then is closed first. */
export async function openAll<T>(open: (opened: Opened) => Promise<T>): Promise<T> {
  const opened = new Opened();
  try {
    return await open(opened);
  } catch (error) {
    // Why it could not be opened is to be told, rather than what went wrong on the way back.
    await opened.close().catch(() => {});
    throw error;
  }
}
