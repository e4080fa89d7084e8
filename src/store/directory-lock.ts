/**
 * Keeps a second process out of an embedded database: PGlite does not, and two at once would destroy it. The lock names
 * its process, so that one left by a crash is taken over.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Returns what gives the folder back. Throws an `Error` naming the process that has it. */
export function lockDirectory(path: string): () => void {
  const file = join(path, 'gateway.lock');
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx', mode: 0o600 });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const owner = readOwner(file);
    if (owner !== undefined && owner !== process.pid && isAlive(owner)) {
      throw new Error(
        `process ${owner} has it open; stop that one, or give DATABASE_URL for several processes`,
      );
    }
    if (owner === process.pid) throw new Error('this process has it open already');
    rmSync(file, { force: true });
  }
}

function readOwner(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
