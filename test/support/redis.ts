/**
 * A Redis of the test's own: `redis-server` on a free port, without files; Debian's package, installed where missing.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { freePort } from './free-port.ts';

export interface TestRedis {
  readonly url: string;
  /** Ends the server at once, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again on the same port, empty. */
  restart(): Promise<void>;
}

export async function startRedis(): Promise<TestRedis> {
  if (!existsSync('/usr/bin/redis-server')) install();
  const port = await freePort();
  let server = await launch(port);
  const kill = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
  };
  const restart = async () => {
    server = await launch(port);
  };
  return { url: `redis://127.0.0.1:${port}`, kill, restart };
}

async function launch(port: number) {
  const options = ['--port', String(port), '--save', '', '--appendonly', 'no', '--bind', '127.0.0.1'];
  const server = spawn('redis-server', options, { stdio: 'ignore' });
  process.once('exit', () => server.kill('SIGKILL'));
  const failed = once(server, 'error').then(([error]) => Promise.reject(error as Error));
  await Promise.race([answering(port), failed]);
  return server;
}

async function answering(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20));
    } finally {
      socket.destroy();
    }
  }
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
