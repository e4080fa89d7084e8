/** What tests need of the machine and is missing: Debian's package, installed on the spot. */
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const isRoot = process.getuid?.() === 0;

/** Test files run side by side, and apt-get ends at once where another one is at work. */
const oneAtATime = ['flock', '--timeout', '600', join(tmpdir(), 'gateway-test-packages.lock')];

const patience = ['-o', 'DPkg::Lock::Timeout=300'];

/** Throws when the package cannot be had. */
export function installPackage(name: string): void {
  const root = isRoot ? [] : ['sudo', '-n'];
  for (const words of [['update'], ['install', '-y', '--no-install-recommends', name]]) {
    const [command = 'flock', ...rest] = [...root, ...oneAtATime, 'apt-get', '-qq', ...patience, ...words];
    execFileSync(command, rest, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
}
