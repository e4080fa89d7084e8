import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, type Environment, loadConfig } from '../../src/config/load.ts';

const complete: Environment = {
  P21_URL: 'https://p21.example.com:3443/',
  P21_USERNAME: 'api',
  P21_PASSWORD: 'secret',
  P21_COMPANY_ID: '01',
  ORO_URL: 'https://shop.example.com',
  ORO_CLIENT_ID: 'id',
  ORO_CLIENT_SECRET: 'secret',
};

function faultsOf(environment: Environment): readonly string[] {
  try {
    loadConfig(environment);
  } catch (thrown) {
    if (thrown instanceof ConfigError) return thrown.faults;
    throw thrown;
  }
  throw new Error('the configuration was accepted');
}

function fileWith(content: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'gateway-config-')), 'file');
  writeFileSync(path, content);
  return path;
}

describe('loadConfig', () => {
  it('reads the environment, fills in defaults and keeps leading zeros of the company', () => {
    const config = loadConfig(complete);
    expect(config.p21).toMatchObject({
      url: 'https://p21.example.com:3443',
      companyId: '01',
      filterTerms: 50,
    });
    expect(config.oro).toMatchObject({ apiPrefix: '/admin/api', storefrontClients: [] });
    expect(config.gateway).toMatchObject({ host: '127.0.0.1', port: 4000 });
  });

  it('says all five mistakes at once, each under the name to change', () => {
    const faults = faultsOf({
      ...complete,
      P21_URL: 'p21.example.com',
      P21_PASSWORD: undefined,
      P21_TIME_ZONE: 'Middle/Earth',
      ORO_CLIENT_ID: '',
      GATEWAY_PORT: 'many',
    });
    expect(faults).toHaveLength(5);
    expect(faults.map((fault) => fault.split(':')[0])).toEqual([
      'P21_URL',
      'P21_TIME_ZONE',
      'P21_USERNAME',
      'ORO_CLIENT_ID',
      'GATEWAY_PORT',
    ]);
  });

  it('never repeats a secret in a fault', () => {
    expect(faultsOf({ ...complete, P21_URL: 'hunter2', GATEWAY_PORT: 'hunter2' }).join()).not.toContain(
      'hunter2',
    );
  });

  it('reads a YAML file and lets the environment win', () => {
    const file = fileWith('p21:\n  companyId: "02"\n  salesLocationId: "10"\ngateway:\n  port: 4100\n');
    const config = loadConfig({
      ...complete,
      P21_COMPANY_ID: undefined,
      GATEWAY_CONFIG: file,
      GATEWAY_PORT: '4200',
    });
    expect(config.p21).toMatchObject({ companyId: '02', salesLocationId: '10' });
    expect(config.gateway.port).toBe(4200);
  });

  it('refuses a misspelt setting in the file', () => {
    expect(faultsOf({ ...complete, GATEWAY_CONFIG: fileWith('oro:\n  clientSecrt: x\n') }).join()).toContain(
      'clientSecrt',
    );
  });

  it('shows neither schema nor playground to shoppers in production, unless it is told to', () => {
    const secure = ({ gateway: { playground, introspection } }: ReturnType<typeof loadConfig>) => ({
      playground,
      introspection,
    });
    const production = { ...complete, NODE_ENV: 'production' };
    expect(secure(loadConfig(complete))).toEqual({ playground: true, introspection: true });
    expect(secure(loadConfig(production))).toEqual({ playground: false, introspection: 'staff' });
    const told = { ...production, GATEWAY_PLAYGROUND: 'true', GATEWAY_INTROSPECTION: 'false' };
    expect(secure(loadConfig(told))).toEqual({ playground: true, introspection: false });
  });

  it('takes a secret from its file where the variable is empty, as Compose leaves it', () => {
    const environment = { ...complete, P21_PASSWORD: '', P21_PASSWORD_FILE: fileWith('from a file') };
    expect(loadConfig(environment).p21.password).toBe('from a file');
  });

  it('reads secrets from files', () => {
    const environment = {
      ...complete,
      P21_PASSWORD: undefined,
      P21_PASSWORD_FILE: fileWith('from a file\n'),
    };
    expect(loadConfig(environment).p21.password).toBe('from a file');
  });

  it('takes storefront applications as JSON and origins as words', () => {
    const config = loadConfig({
      ...complete,
      ORO_STOREFRONT_CLIENTS: '[{"customerId":"2","clientId":"a","clientSecret":"b"}]',
      GATEWAY_CORS_ORIGINS: 'https://a.example, https://b.example',
    });
    expect(config.oro.storefrontClients).toEqual([{ customerId: '2', clientId: 'a', clientSecret: 'b' }]);
    expect(config.gateway.corsOrigins).toEqual(['https://a.example', 'https://b.example']);
  });
});
