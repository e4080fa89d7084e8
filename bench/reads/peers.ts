/** What the gateway is compared with: servers of other makers over the same cache, loaders and P21. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { type ChildPart, forkChild } from '../child-part.ts';
import type { Stage } from './stage.ts';

const folder = join(import.meta.dirname, '..', 'peers');

const peerNames = ['apollo', 'mercurius'] as const;

export type PeerName = (typeof peerNames)[number];

/** They have packages of their own, which are none of the gateway's. */
export function installPeers(): void {
  execFileSync('npm', ['ci', '--ignore-scripts'], { cwd: folder, stdio: 'ignore' });
}

export const startPeer = (
  name: PeerName,
  { environment, gateway }: Stage,
): Promise<ChildPart<{ readonly url: string }>> => {
  const settings = JSON.stringify({ environment, customers: gateway.ready.customers });
  // Node runs them as they are: what loads TypeScript for the rest would slow them down.
  return forkChild(join(folder, `${name}.ts`), [settings], { NODE_ENV: 'production' }, { execArgv: [] });
};
