/** `npm start` as a newcomer types it, but on free ports and without simulated business. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface StartedGateway {
  /** All it has said so far. */
  output(): string;
  /** Ctrl-C; resolves when every process it started has ended. */
  interrupt(): Promise<void>;
}

const root = join(import.meta.dirname, '../..');
const ready = /The gateway is ready[\s\S]*Ctrl-C/;

/** Resolves when it says that it is ready; throws what it said when it ends before. */
export async function startGateway(
  environment: Readonly<Record<string, string>> = {},
): Promise<StartedGateway> {
  const child = spawn('npm', ['start'], {
    cwd: root,
    // A group of its own, as a terminal makes it: Ctrl-C reaches every process in it.
    detached: true,
    env: { ...process.env, SANDBOX_PORT: '0', GATEWAY_PORT: '0', SANDBOX_BUSINESS: 'no', ...environment },
  });
  let output = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk.toString();
      if (ready.test(output)) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => reject(new Error(`npm start ended: ${output}`)));
  });
  return { output: () => output, interrupt: () => interrupt(child) };
}

async function interrupt(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null) return;
  // Not "exit", which tells of npm alone: the streams close when nobody holds them any more.
  const closed = once(child, 'close');
  process.kill(-child.pid, 'SIGINT');
  await closed;
}
