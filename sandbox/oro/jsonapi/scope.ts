/** One call's surroundings: the API it came in by and who asks. */
import type { Caller } from './caller.ts';
import type { JsonApi } from './json-api.ts';

export interface Scope {
  readonly api: JsonApi;
  readonly caller: Caller;
  /** The store's write counter when the call arrived: what was written later raced with it. */
  readonly arrived: number;
}
