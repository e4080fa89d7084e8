/**
 * A real PostgreSQL for tests: the one named by TEST_DATABASE_URL or listening on its usual port, else Debian's
 * package, installed where missing and started in a folder of its own. Throws when none can be had.
 */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { globSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from '../../sandbox/free-port.ts';
import { installPackage, isRoot } from './debian.ts';

const usual = 'postgres://postgres@127.0.0.1:5432/postgres';

let server: Promise<string> | undefined;

/** An empty database of its own; `drop` removes it. */
export async function createDatabase(): Promise<{ readonly url: string; drop(): Promise<void> }> {
  server ??= findServer();
  const name = `gateway_test_${randomBytes(6).toString('hex')}`;
  const admin = await server;
  await run(admin, `create database ${name}`);
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(admin, `drop database if exists ${name} with (force)`) };
}

async function findServer(): Promise<string> {
  const url = process.env.TEST_DATABASE_URL ?? usual;
  return (await answers(url)) ? url : startServer();
}

async function answers(url: string): Promise<boolean> {
  try {
    await run(url, 'select 1');
    return true;
  } catch {
    return false;
  }
}

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** PostgreSQL refuses to run as root, so that it runs as the user its package made. */
async function startServer(): Promise<string> {
  const bin = findBinaries() ?? install();
  const folder = mkdtempSync(join(tmpdir(), 'gateway-postgres-'));
  const port = await freePort();
  const as = (command: string, ...words: string[]) =>
    execFileSync(...asServerUser(join(bin, command), words), { stdio: 'ignore' });
  if (isRoot) execFileSync('chown', ['postgres', folder]);
  as('initdb', '-D', join(folder, 'data'), '-A', 'trust', '-U', 'postgres');
  as('pg_ctl', '-D', join(folder, 'data'), '-w', '-o', `-p ${port} -k ${folder} -c fsync=off`, 'start');
  process.once('exit', () => as('pg_ctl', '-D', join(folder, 'data'), '-m', 'immediate', 'stop'));
  return `postgres://postgres@127.0.0.1:${port}/postgres`;
}

const asServerUser = (command: string, words: readonly string[]): [string, string[]] =>
  isRoot ? ['runuser', ['-u', 'postgres', '--', command, ...words]] : [command, [...words]];

const findBinaries = (): string | undefined => globSync('/usr/lib/postgresql/*/bin').sort().at(-1);

function install(): string {
  installPackage('postgresql');
  const bin = findBinaries();
  if (bin === undefined) {
    throw new Error('PostgreSQL was not found and could not be installed; set TEST_DATABASE_URL.');
  }
  return bin;
}
