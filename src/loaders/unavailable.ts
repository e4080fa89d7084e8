/**
 * Objects of which only the other system could tell the keys, because their owner does not answer. GraphQL reports an
 * error for each field whose value is an `Error`, so every property but the keys is that error: the fields of the
 * failed system are null with its error, the rest of the object answers.
 */
export const unavailable = <T extends object>(keys: Partial<T>, error: Error): T =>
  new Proxy(keys, {
    get: (known, name) => (name in known || typeof name === 'symbol' ? Reflect.get(known, name) : error),
  }) as T;

/** The value, unless it stands for a failure: then throws it. For properties that are used before GraphQL sees them. */
export function known<T>(value: T): T {
  if (value instanceof Error) throw value;
  return value;
}
