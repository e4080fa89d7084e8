/** The key or token that is shown, asked for again when the gateway no longer takes it. */

export type KeySource = string | (() => Promise<string>);

export interface Credentials {
  /** Headers of a request. */
  shown(): Promise<Record<string, string>>;
  /** The last one was refused. Returns whether there may be another. */
  refused(): boolean;
}

export function createCredentials(source: KeySource): Credentials {
  let held: Promise<string> | undefined;
  return {
    shown: async () => {
      held ??= typeof source === 'string' ? Promise.resolve(source) : source();
      try {
        return { authorization: `Bearer ${await held}` };
      } catch (error) {
        held = undefined;
        throw error;
      }
    },
    refused: () => {
      held = undefined;
      return typeof source === 'function';
    },
  };
}
