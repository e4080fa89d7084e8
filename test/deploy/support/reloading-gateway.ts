/** A gateway in a process of its own, over a small distributor, that looks at its files each second. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { createDistributor, type Distributor } from '../../../sandbox/distributor/start.ts';
import { freePort } from '../../../sandbox/free-port.ts';

export interface ReloadingGateway {
  readonly distributor: Distributor;
  readonly process: ChildProcess;
  /** Its data, and files a test makes. */
  readonly folder: string;
  /** What it has written to the terminal so far. */
  said(): string;
  /** HTTP status and codes of errors of an answer, with a connection of its own: a replaced server keeps the kept ones. */
  ask(query: string, token: string): Promise<{ readonly status: number; readonly codes: readonly string[] }>;
  close(): Promise<void>;
}

/** @param prepare Makes files in the folder and names them. */
export async function startReloadingGateway(
  prepare: (folder: string, distributor: Distributor) => Promise<NodeJS.ProcessEnv>,
): Promise<ReloadingGateway> {
  const distributor = await createDistributor({ p21: { items: 60, customers: 12, orders: 20 } });
  const folder = await mkdtemp(join(tmpdir(), 'reload-'));
  const port = await freePort();
  const gateway = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'serve'], {
    cwd: join(import.meta.dirname, '../../..'),
    env: {
      ...process.env,
      ...distributor.environment,
      GATEWAY_DATA_DIRECTORY: folder,
      GATEWAY_PORT: String(port),
      GATEWAY_LOG_LEVEL: 'error',
      GATEWAY_TLS_RELOAD_SECONDS: '1',
      ...(await prepare(folder, distributor)),
    },
  });
  let said = '';
  for (const stream of [gateway.stdout, gateway.stderr]) stream?.on('data', (text) => (said += String(text)));
  await vi.waitFor(() => expect(said).toContain('The gateway answers'), { timeout: 60_000 });
  return {
    distributor,
    process: gateway,
    folder,
    said: () => said,
    ask: async (query, token) => {
      const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${token}`,
          connection: 'close',
        },
        body: JSON.stringify({ query }),
      });
      const { errors = [] } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
      return { status: response.status, codes: errors.map(({ extensions }) => extensions.code) };
    },
    close: async () => {
      if (gateway.exitCode === null) {
        gateway.kill('SIGTERM');
        await once(gateway, 'exit');
      }
      await distributor.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
