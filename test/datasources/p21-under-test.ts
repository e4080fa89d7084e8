/** A P21 client over a test's server, with time and chance in the test's hands. */
import { onTestFinished } from 'vitest';
import type { P21Surroundings } from '../../datasources/p21/create-p21-sources.ts';
import { createP21Sources } from '../../datasources/p21/create-p21-sources.ts';
import type { P21Config } from '../../src/config/config.ts';
import { p21Schema } from '../../src/config/config.ts';
import type { GatewayError } from '../../src/errors.ts';

export function connectP21(
  url: string,
  settings: Partial<P21Config> = {},
  given: Partial<P21Surroundings> = {},
) {
  const waits: number[] = [];
  const warnings: { readonly fields: Readonly<Record<string, unknown>>; readonly message: string }[] = [];
  const config: P21Config = {
    ...p21Schema.parse({
      url,
      username: 'api',
      password: 'secret',
      companyId: 'ACME',
      salesLocationId: '10',
    }),
    ...settings,
  };
  const connection = createP21Sources(config, {
    clock: () => Date.parse('2026-03-01T12:00:00Z'),
    random: () => 0.5,
    sleep: async (ms) => void waits.push(ms),
    log: { warn: (fields, message) => void warnings.push({ fields, message }), debug: () => undefined },
    ...given,
  });
  onTestFinished(() => connection.close());
  return { ...connection, config, waits, warnings };
}

/** What a promise was rejected with; fails the test when it was not. */
export async function failureOf(work: Promise<unknown>): Promise<GatewayError> {
  try {
    await work;
  } catch (error) {
    return error as GatewayError;
  }
  throw new Error('it was expected to fail');
}
