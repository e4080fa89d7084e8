/** Where the UI server is (p21-api 1.5). Asked once in a while: it moves with an upgrade, not with a call. */
import { GatewayError } from '../../../src/errors.ts';
import type { Clock } from '../../../src/instant.ts';

const addressLifeMs = 10 * 60_000;

export interface UiRouterParts {
  /** `GET /api/ui/router/v1/?urlType=external`. */
  readonly ask: () => Promise<unknown>;
  /** Address of the middleware, for a build without the router: many clients use `{host}/uiserver0` unasked. */
  readonly middlewareUrl: string;
  readonly clock: Clock;
}

/** Resolves to the address without trailing slash. Throws what `ask` throws, UPSTREAM_MALFORMED on no address. */
export function createUiRouter({ ask, middlewareUrl, clock }: UiRouterParts): () => Promise<string> {
  let held: { readonly at: number; readonly url: Promise<string> } | undefined;
  const find = async () => {
    try {
      return readAddress(await ask());
    } catch (error) {
      if (error instanceof GatewayError && error.details.status === 404) return `${middlewareUrl}/uiserver0`;
      throw error;
    }
  };
  return () => {
    if (held !== undefined && clock() - held.at < addressLifeMs) return held.url;
    const url = find();
    held = { at: clock(), url };
    url.catch(() => {
      held = undefined;
    });
    return url;
  };
}

function readAddress(body: unknown): string {
  const { Url: url } = (body ?? {}) as { Url?: unknown };
  if (typeof url === 'string' && /^https?:/.test(url) && URL.canParse(url)) return url.replace(/\/+$/, '');
  throw new GatewayError('UPSTREAM_MALFORMED', "P21's router names no address of the UI server", {
    system: 'P21',
  });
}
