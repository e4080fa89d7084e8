/** `schema`: prints the GraphQL schema, writes it and the authorization matrix, or checks the written files. */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { GatewayError } from '../errors.ts';
import type { Terminal } from './terminal.ts';

const fileOf = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export const schemaCommand = (terminal: Terminal): Command =>
  new Command('schema')
    .description('print the GraphQL schema')
    .option(
      '--write',
      'write it to schema/schema.graphql, and who may ask for what to docs/authorization-matrix.md',
    )
    .option('--check', 'fail unless the written files are up to date')
    .action(async ({ write, check }: { write?: true; check?: true }) => {
      const files = await printFiles();
      if (write)
        await Promise.all(Object.entries(files).map(([path, text]) => writeFile(fileOf(path), text)));
      else if (check) await requireFresh(files);
      else terminal.say(files['schema/schema.graphql']);
    });

/** What is made from the schema, by path in the repository. */
export async function printFiles() {
  const { buildGatewaySchema, printGatewaySchema } = await import('../../resolvers/build-schema.ts');
  const { printAuthorizationMatrix } = await import('../../resolvers/authorization-matrix.ts');
  return {
    'schema/schema.graphql': printGatewaySchema(),
    'docs/authorization-matrix.md': printAuthorizationMatrix(buildGatewaySchema()),
  };
}

async function requireFresh(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    if ((await readFile(fileOf(path), 'utf8')) === text) continue;
    throw new GatewayError('CONFLICT', `${path} is out of date: run "npm run schema".`);
  }
}
