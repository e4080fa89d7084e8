/** `sandbox`: stand-ins of both systems without a gateway. Loaded only when asked for, so that production never is. */
import { Command } from 'commander';
import type { Environment } from '../config/load.ts';
import type { Terminal } from './terminal.ts';

export const sandboxCommand = (terminal: Terminal, environment: Environment): Command =>
  new Command('sandbox')
    .description('start stand-ins of P21 and OroCommerce without a gateway')
    .action(async () => {
      const { runSandbox } = await import('./sandbox-run.ts');
      await runSandbox(terminal, environment);
    });
