/** `schema`: prints the GraphQL schema, writes it and what documents are made of code, or checks the written files. */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { loadConfig } from '../config/load.ts';
import { GatewayError } from '../errors.ts';
import type { Terminal } from './terminal.ts';

const fileOf = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export const schemaCommand = (terminal: Terminal): Command =>
  new Command('schema')
    .description('print the GraphQL schema')
    .option('--write', 'write it to schema/schema.graphql, and the documents that are made from code')
    .option('--check', 'fail unless the written files are up to date')
    .action(async ({ write, check }: { write?: true; check?: true }) => {
      const files = await printFiles();
      if (write)
        await Promise.all(Object.entries(files).map(([path, text]) => writeFile(fileOf(path), text)));
      else if (check) await requireFresh(files);
      else terminal.say(files['schema/schema.graphql']);
    });

/** What is made from code, by path in the repository. */
async function printFiles() {
  const { buildGatewaySchema, printGatewaySchema } = await import('../../resolvers/build-schema.ts');
  const { printAuthorizationMatrix } = await import('../../resolvers/authorization-matrix.ts');
  const { printFlowTable } = await import('../flows/flow-table.ts');
  return {
    'docs/flows.md': printFlowTable(declarationConfig()),
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

/** Enough of a configuration to declare flows with: everything that has a default has it. */
const declarationConfig = () =>
  loadConfig({
    P21_URL: 'https://p21.example',
    P21_USERNAME: 'nobody',
    P21_PASSWORD: 'nothing',
    P21_COMPANY_ID: '1',
    ORO_URL: 'https://shop.example',
    ORO_CLIENT_ID: 'nobody',
    ORO_CLIENT_SECRET: 'nothing',
  });
