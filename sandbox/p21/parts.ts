/** What every family of routes is handed. */
import type { Tokens } from './auth/tokens.ts';
import type { Database } from './database/database.ts';
import type { Faults } from './faults.ts';
import type { P21SandboxOptions } from './options.ts';

export interface SandboxParts {
  readonly database: Database;
  readonly tokens: Tokens;
  readonly faults: Faults;
  readonly config: P21SandboxOptions;
}
