/**
 * A Redis of the test's own: `redis-server` on a free port, without files; Debian's package, installed where missing.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { RedisProcess } from '../../chaos/redis-process.ts';

export async function startRedis(): Promise<RedisProcess> {
  if (!existsSync('/usr/bin/redis-server')) install();
  return RedisProcess.start();
}

function install(): void {
  const root = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  for (const words of [['update'], ['install', '-y', '--no-install-recommends', 'redis-server']]) {
    const [command = 'apt-get', ...rest] = [...root, 'apt-get', '-qq', ...words];
    execFileSync(command, rest, {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
}
