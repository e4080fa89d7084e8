import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSandboxSettings } from '../../src/cli/sandbox-settings.ts';
import { startGateway } from './started-gateway.ts';

const start = (environment: Readonly<Record<string, string>>) =>
  spawnSync('npm', ['start'], {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...process.env, ...environment },
    encoding: 'utf8',
  });

describe('npm start', () => {
  it('says each step, ends well at Ctrl-C, and starts again', async () => {
    for (const _ of ['the first time', 'the second time']) {
      const gateway = await startGateway({
        SANDBOX_ITEMS: '60',
        SANDBOX_CUSTOMERS: '10',
        SANDBOX_ORDERS: '50',
      });
      expect(gateway.output()).toMatch(/Prophet 21: 60 items[\s\S]*OroCommerce: products and prices/);
      await gateway.interrupt();
      expect(gateway.output()).toContain('Ctrl-C stops everything.');
      expect(gateway.output()).not.toMatch(/\bat .*\.ts:\d/);
      const [, url = ''] = /GraphQL +(\S+)/.exec(gateway.output()) ?? [];
      await expect(fetch(url)).rejects.toThrow();
    }
  }, 120_000);

  it('reports every mistake of a configuration at once, by name, and exits with 2', () => {
    const { status, stderr } = start({
      P21_URL: 'erp.example.com',
      P21_USERNAME: 'api',
      P21_TIME_ZONE: 'Chicago',
      ORO_URL: 'https://shop.example.com',
      ORO_CLIENT_ID: 'gateway',
      ORO_STOREFRONT_CLIENTS: '[{',
      GATEWAY_PORT: '70000',
    });
    expect(status).toBe(2);
    for (const name of [
      'P21_URL',
      'P21_USERNAME',
      'P21_COMPANY_ID',
      'P21_TIME_ZONE',
      'ORO_CLIENT_SECRET',
      'ORO_STOREFRONT_CLIENTS',
      'GATEWAY_PORT',
    ])
      expect(stderr).toContain(`- ${name}`);
    expect(stderr).not.toMatch(/\bat .*\.ts:/);
  }, 60_000);

  it('names every wrong setting of the sandbox', () => {
    const settings = { SANDBOX_ITEMS: 'many', SANDBOX_LATENCY: 'slow' };
    expect(() => readSandboxSettings(settings)).toThrow(
      /2 mistakes[\s\S]*SANDBOX_ITEMS: [\s\S]*SANDBOX_LATENCY: /,
    );
  });

  it('refuses to stand in for real systems in production', () => {
    const { status, stderr } = start({ NODE_ENV: 'production' });
    expect(status).toBe(2);
    expect(stderr).toContain('NODE_ENV is production');
  }, 60_000);
});
