/**
 * A Redis of the test's own: `redis-server` on a free port, without files; Debian's package, installed where missing.
 */
import { existsSync } from 'node:fs';
import { RedisProcess } from '../../chaos/redis-process.ts';
import { installPackage } from './debian.ts';

export async function startRedis(): Promise<RedisProcess> {
  if (!existsSync('/usr/bin/redis-server')) installPackage('redis-server');
  return RedisProcess.start();
}
