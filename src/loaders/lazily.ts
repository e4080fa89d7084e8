/**
 * Objects whose members are made when they are first asked for: a request uses few of its many loaders. Getters live
 * on one prototype, so that making the object costs next to nothing.
 */
export type Makers<P, T extends object> = { readonly [Name in keyof T]: (all: T, parts: P) => T[Name] };

export function lazily<P, T extends object>(makers: Makers<P, T>): (parts: P) => T {
  class Lazy {
    constructor(readonly parts: P) {}
  }
  for (const name of Object.keys(makers) as (keyof T & string)[]) {
    Object.defineProperty(Lazy.prototype, name, {
      get(this: Lazy & T) {
        const value = makers[name](this, this.parts);
        Object.defineProperty(this, name, { value });
        return value;
      },
    });
  }
  return (parts) => new Lazy(parts) as unknown as T;
}
