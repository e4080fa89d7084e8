/** A small P21 over HTTP with real delays, and what commands are handed to reach it. */
import { setTimeout as delay } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import type { P21Sources } from '../../../datasources/p21/p21.datasource.ts';
import { Tokens } from '../../../sandbox/p21/auth/tokens.ts';
import { Faults } from '../../../sandbox/p21/faults.ts';
import { CallCounter } from '../../../sandbox/p21/http/call-counter.ts';
import { type P21SandboxOptions, sandboxDefaults } from '../../../sandbox/p21/options.ts';
import { createMiddleware } from '../../../sandbox/p21/server.ts';
import type { AnyCommandKind, CommandContext } from '../../../src/commands/command-kind.ts';
import { createCommandSources } from '../../../src/commands/command-sources.ts';
import type { WriteFailure } from '../../../src/commands/write-failure.ts';
import type { P21Config } from '../../../src/config/config.ts';
import { connectP21 } from '../../datasources/p21-under-test.ts';
import { companyId, createSmallDistributor, type SmallDistributor } from '../../p21/small-distributor.ts';

export interface P21ForCommands extends SmallDistributor {
  readonly url: string;
  readonly faults: Faults;
  /** Calls so far, by method and path. */
  readonly calls: CallCounter;
  readonly context: CommandContext;
  readonly sources: P21Sources;
}

/** `orderColumns: ['web_reference_no']` gives the Order window a field for the reference. */
export async function startP21ForCommands(
  options: Partial<P21SandboxOptions> = {},
  settings: Partial<P21Config> = {},
): Promise<P21ForCommands> {
  const shop = createSmallDistributor();
  shop.database.table('company').insert({ company_id: companyId, company_name: 'Acme', delete_flag: 'N' });
  // The first number of the range is the distributor's own contact.
  shop.database.nextNumber('contact_id');
  const now = () => shop.clock.ms;
  const config = { ...sandboxDefaults, ...options, now };
  const tokens = new Tokens(config);
  const faults = new Faults({ seed: 1, revokeTokens: () => tokens.revokeAll(), delay });
  const calls = new CallCounter();
  const app = createMiddleware({ database: shop.database, config, tokens, faults }, calls);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  onTestFinished(() => app.close());
  const p21Settings = {
    password: sandboxDefaults.password,
    timeZone: sandboxDefaults.timeZone,
    ...settings,
  };
  const p21 = connectP21(url, p21Settings, { clock: now });
  const context: CommandContext = {
    p21: createCommandSources(p21.sources, p21.writes, now),
    settings: p21.config,
    clock: now,
  };
  return { ...shop, url, faults, calls, context, sources: p21.sources };
}

/** The input as the engine would store it. Fails the test when it is not acceptable. */
export async function accepted<Kind extends AnyCommandKind>(
  kind: Kind,
  payload: unknown,
  context: CommandContext,
): Promise<ReturnType<Kind['parse']>> {
  const { input, userErrors } = await kind.validate(kind.parse(payload), context);
  if (userErrors.length > 0) throw new Error(`not acceptable: ${JSON.stringify(userErrors)}`);
  return input;
}

/** What a write was rejected with; fails the test when it was not. */
export async function failureOfWrite(work: Promise<unknown>): Promise<WriteFailure> {
  try {
    await work;
  } catch (error) {
    return error as WriteFailure;
  }
  throw new Error('the write was expected to fail');
}
