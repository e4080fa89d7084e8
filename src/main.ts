#!/usr/bin/env node
/** Command line entry: one file a command in `cli/`. Exit codes: 0 done, 1 failed, 2 wrong configuration. */
import 'reflect-metadata';
import { Command } from 'commander';
import { commandsCommand } from './cli/commands.ts';
import { doctorCommand } from './cli/doctor.ts';
import { keysCommand } from './cli/keys.ts';
import { migrateCommand } from './cli/migrate.ts';
import { parkedCommand } from './cli/parked.ts';
import { reconcileCommand } from './cli/reconcile.ts';
import { sandboxCommand } from './cli/sandbox.ts';
import { schemaCommand } from './cli/schema.ts';
import { serveCommand } from './cli/serve.ts';
import { makeObjectsYoung } from './cli/short-lived-objects.ts';
import { syncCommand } from './cli/sync.ts';
import { createTerminal } from './cli/terminal.ts';
import { traceCommand } from './cli/trace.ts';
import { ConfigError } from './config/load.ts';

makeObjectsYoung();
const terminal = createTerminal(process.stdout, process.stderr);

const program = new Command('oro-p21-gateway')
  .description('GraphQL federation gateway between Epicor Prophet 21 and OroCommerce')
  .addCommand(serveCommand(terminal, process.env), { isDefault: true })
  .addCommand(sandboxCommand(terminal, process.env))
  .addCommand(doctorCommand(terminal, process.env))
  .addCommand(keysCommand(terminal, process.env))
  .addCommand(migrateCommand(terminal, process.env))
  .addCommand(syncCommand(terminal, process.env))
  .addCommand(reconcileCommand(terminal, process.env))
  .addCommand(parkedCommand(terminal, process.env))
  .addCommand(traceCommand(terminal, process.env))
  .addCommand(commandsCommand(terminal, process.env))
  .addCommand(schemaCommand(terminal));

try {
  await program.parseAsync();
} catch (thrown) {
  terminal.fail(explain(thrown));
  // Servers that did start would keep the process alive.
  process.exit(thrown instanceof ConfigError ? 2 : 1);
}

function explain(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const { code, message } = thrown as NodeJS.ErrnoException;
  return code === 'EADDRINUSE' ? `${message}. Stop what listens there, or choose another port.` : message;
}
