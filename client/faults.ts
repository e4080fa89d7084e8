/** What the gateway could not answer, and whether it is worth asking again. */

export interface GatewayFault {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: {
    readonly code?: string;
    readonly system?: 'P21' | 'ORO';
    readonly field?: string;
    readonly retryAfterMs?: number;
  };
}

/** What the gateway could answer, beside what it could not: one system may be down while the other answers. */
export interface GatewayAnswer<Data> {
  readonly data: Data | null;
  readonly errors: readonly GatewayFault[];
}

/** An answer that lacks something, after every try. */
export class IncompleteAnswer extends Error {
  override readonly name = 'IncompleteAnswer';

  constructor(
    readonly answer: GatewayAnswer<unknown>,
    /** HTTP status of the last answer. */
    readonly status: number,
  ) {
    super(answer.errors.map(describe).join('\n') || `The gateway answered ${status}.`);
  }
}

const describe = ({ message, path, extensions }: GatewayFault): string =>
  [extensions?.code, path?.join('.'), message].filter((part) => part !== undefined).join(': ');

/** Codes of the gateway for what passes by itself (`src/errors.ts`). */
const passing = new Set(['UPSTREAM_UNAVAILABLE', 'UPSTREAM_TIMEOUT', 'UPSTREAM_THROTTLED', 'RATE_LIMITED']);

export const isPassing = ({ extensions }: GatewayFault): boolean => passing.has(extensions?.code ?? '');

/** Statuses of the gateway, or of what stands in front of it, for what passes by itself. */
export const isPassingStatus = (status: number): boolean => [408, 429, 502, 503, 504].includes(status);
