import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { CountReporter } from './test/support/count-reporter.ts';

export default defineConfig({
  resolve: {
    // One copy of graphql: type-graphql loads the CommonJS build, and two copies refuse each other's types.
    alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }],
  },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/build-pages.ts', 'test/support/store-image.ts'],
    setupFiles: ['test/support/setup.ts'],
    reporters: ['default', new CountReporter()],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A second is not much on a busy machine.
    expect: { poll: { timeout: 20_000 } },
    pool: 'forks',
    // Most tests wait for servers more than they compute.
    maxWorkers: '100%',
    passWithNoTests: false,
    allowOnly: false,
  },
});
