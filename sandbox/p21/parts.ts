/** What every family of routes is handed. */
import type { Tokens } from './auth/tokens.ts';
import type { Database } from './database/database.ts';
import type { FaultHook } from './fault-hook.ts';
import type { P21SandboxOptions } from './options.ts';

export interface SandboxParts {
  readonly database: Database;
  readonly tokens: Tokens;
  readonly faults: FaultHook;
  readonly config: P21SandboxOptions;
}
