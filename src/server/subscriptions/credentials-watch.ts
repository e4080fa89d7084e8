/**
 * Looks again and again whether those who listen are still who they were: a revoked or expired key, or one whose rights
 * have changed, ends what was opened with it. Each key is looked at once, however many listen with it.
 */
import type { Credentials, SignIn } from '../../access/sign-in.ts';
import type { Viewer } from '../../access/viewer.ts';
import { toGatewayError } from '../../errors.ts';
import { sightOf } from './operation-key.ts';

/** `refused`: the key is good for nothing now. `changed`: it is good for something else. */
export type Loss = 'refused' | 'changed';

export interface CredentialsWatch {
  /** Returns what ends it. */
  watch(credentials: Credentials, viewer: Viewer, onLoss: (loss: Loss) => void): () => void;
  close(): void;
}

export interface CredentialsWatchParts {
  /** The same that lets requests in. */
  readonly signIn: SignIn;
  readonly everyMs: number;
}

interface Watched {
  readonly credentials: Credentials;
  readonly viewer: Viewer;
  readonly listeners: Set<(loss: Loss) => void>;
}

export function createCredentialsWatch({ signIn, everyMs }: CredentialsWatchParts): CredentialsWatch {
  const watched = new Map<string, Watched>();
  let isLooking = false;

  async function lookAgain({ credentials, viewer, listeners }: Watched): Promise<void> {
    const now = await signIn(credentials).catch(orSame(viewer));
    const loss = now === undefined ? 'refused' : sightOf(now) === sightOf(viewer) ? undefined : 'changed';
    if (loss !== undefined) for (const tell of [...listeners]) tell(loss);
  }
  async function lookAtAll(): Promise<void> {
    if (isLooking) return;
    isLooking = true;
    // One after the other: nobody waits for it, and the store of keys has requests to serve.
    for (const one of [...watched.values()]) await lookAgain(one);
    isLooking = false;
  }
  const timer = setInterval(() => void lookAtAll(), everyMs);
  timer.unref();

  return {
    watch: (credentials, viewer, onLoss) => {
      const key = JSON.stringify([credentials, sightOf(viewer)]);
      const known = watched.get(key) ?? { credentials, viewer, listeners: new Set() };
      watched.set(key, known);
      known.listeners.add(onLoss);
      return () => {
        known.listeners.delete(onLoss);
        if (known.listeners.size === 0 && watched.get(key) === known) watched.delete(key);
      };
    },
    close: () => clearInterval(timer),
  };
}

/** Whoever cannot be looked at now, because the shop or an issuer does not answer, keeps what it had until it can. */
const orSame =
  (viewer: Viewer) =>
  (error: unknown): Viewer | undefined =>
    ['FORBIDDEN', 'BAD_USER_INPUT', 'UNAUTHENTICATED'].includes(toGatewayError(error).code)
      ? undefined
      : viewer;
