/** What tests need of the machine and is missing: Debian's package, installed on the spot. */
import { execFileSync } from 'node:child_process';

export const isRoot = process.getuid?.() === 0;

/** Throws when the package cannot be had. */
export function installPackage(name: string): void {
  const root = isRoot ? [] : ['sudo', '-n'];
  for (const words of [['update'], ['install', '-y', '--no-install-recommends', name]]) {
    const [command = 'apt-get', ...rest] = [...root, 'apt-get', '-qq', ...words];
    execFileSync(command, rest, {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
}
