/** `schema`: prints the GraphQL schema, writes it to `schema/schema.graphql`, or checks that file. */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { GatewayError } from '../errors.ts';
import type { Terminal } from './terminal.ts';

const schemaPath = fileURLToPath(new URL('../../schema/schema.graphql', import.meta.url));

export const schemaCommand = (terminal: Terminal): Command =>
  new Command('schema')
    .description('print the GraphQL schema')
    .option('--write', 'write it to schema/schema.graphql')
    .option('--check', 'fail unless schema/schema.graphql is up to date')
    .action(async ({ write, check }: { write?: true; check?: true }) => {
      const { printGatewaySchema } = await import('../../resolvers/build-schema.ts');
      const sdl = printGatewaySchema();
      if (write) await writeFile(schemaPath, sdl);
      else if (check) await requireFresh(sdl);
      else terminal.say(sdl);
    });

async function requireFresh(sdl: string): Promise<void> {
  if ((await readFile(schemaPath, 'utf8')) === sdl) return;
  throw new GatewayError('CONFLICT', 'schema/schema.graphql is out of date: run "npm run schema".');
}
