/** What is given to those who run the gateway says nothing that is not so. */
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { configSchema } from '../../src/config/config.ts';
import { loadConfig } from '../../src/config/load.ts';
import { type GatewayUnderTest, startGateway } from '../support/gateway.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
// biome-ignore lint/suspicious/noExplicitAny: manifests have the shape of their own tools.
const documentsIn = (path: string): any[] =>
  parseAllDocuments(read(path)).map((document) => {
    expect(document.errors, path).toEqual([]);
    return document.toJS();
  });

describe('the figures that alerts and dashboard name', () => {
  let gateway: GatewayUnderTest;
  let figures: Set<string>;

  beforeAll(async () => {
    gateway = await startGateway({}, true);
    const text = await (await fetch(`${gateway.app.url}/metrics`)).text();
    figures = new Set(
      [...text.matchAll(/^# TYPE (\w+) (\w+)/gm)].flatMap(([, name = '', kind]) => namesOf(name, kind)),
    );
  }, 120_000);

  afterAll(() => gateway?.close());

  const namesOf = (name: string, kind: string | undefined): string[] =>
    kind === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name];

  /** Words of PromQL that look like figures. `up` is Prometheus's own. */
  const figuresIn = (expression: string): string[] =>
    expression.replace(/"[^"]*"/g, '').match(/\b(?:gateway|nodejs|process)_\w+/g) ?? [];

  it('are there', () => {
    const expressions = [
      ...documentsIn('deploy/prometheus/alerts.yaml').flatMap(({ groups }) =>
        groups.flatMap(({ rules }: { rules: { expr: string }[] }) => rules.map(({ expr }) => expr)),
      ),
      ...JSON.parse(read('deploy/grafana/dashboard.json')).panels.flatMap(
        ({ targets }: { targets: { expr: string }[] }) => targets.map(({ expr }) => expr),
      ),
    ];
    expect(expressions.length).toBeGreaterThan(25);
    const named = new Set(expressions.flatMap(figuresIn));
    expect(named.size).toBeGreaterThan(12);
    expect([...named].filter((name) => !figures.has(name))).toEqual([]);
  });

  it('tell what waits in the store', async () => {
    const lines = (await (await fetch(`${gateway.app.url}/metrics`)).text()).split('\n');
    expect(lines).toContain('gateway_commands{state="PARKED"} 0');
    expect(lines).toContain('gateway_sync_waiting_changes{flow="products"} 0');
  });
});

describe('the image', () => {
  const instructions = read('Dockerfile')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

  it('copies what is there, runs as nobody special and says how it is', () => {
    const copied = instructions
      .filter((line) => /^COPY (?!--from)/.test(line))
      .flatMap((line) => line.split(' ').slice(1, -1));
    for (const path of copied) expect(existsSync(join(root, path)), path).toBe(true);
    expect(instructions.filter((line) => line.startsWith('FROM'))).toHaveLength(2);
    expect(instructions.indexOf('USER node')).toBeGreaterThan(
      instructions.findLastIndex((line) => line.startsWith('RUN')),
    );
    expect(instructions.some((line) => line.startsWith('HEALTHCHECK'))).toBe(true);
  });

  it('is healthy as long as the gateway answers', async () => {
    const server = createServer((request, response) =>
      response.writeHead(request.url === '/health/live' ? 200 : 404).end(),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const env = { ...process.env, GATEWAY_PORT: String(port) };
    const check = [join(root, 'deploy/health-check.mjs')];
    await promisify(execFile)(process.execPath, check, { env });
    await new Promise((resolve) => server.close(resolve));
    expect(spawnSync(process.execPath, check, { env }).status).toBe(1);
  });
});

describe('compose.yaml', () => {
  it('sets nothing that the gateway does not know, and gives it every secret it names', () => {
    const [{ services, secrets }] = documentsIn('compose.yaml');
    const { gateway } = services;
    const environment: Record<string, string> = gateway.environment;
    expect(unknownSettings(Object.keys(environment))).toEqual([]);
    const files = Object.values(environment).filter((value) => String(value).startsWith('/run/secrets/'));
    expect(files.map((path) => path.slice('/run/secrets/'.length)).sort()).toEqual(
      [...gateway.secrets].sort(),
    );
    for (const name of [...gateway.secrets, ...services.postgres.secrets])
      expect(secrets).toHaveProperty(name);
    expect(gateway).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
  });
});

describe('the Kubernetes manifests', () => {
  const [config, deployment, service, budget] = documentsIn('deploy/kubernetes/gateway.yaml');
  const [secret] = documentsIn('deploy/kubernetes/secret.example.yaml');
  const [container] = deployment.spec.template.spec.containers;

  it('hold a configuration that the gateway takes', () => {
    const file = parseAllDocuments(config.data['gateway.yaml'])[0]?.toJS();
    const settings = Object.entries<Record<string, unknown>>(file).flatMap(([section, values]) =>
      Object.entries(values).map(([name, value]) => [environmentName(section, name), textOf(value)]),
    );
    const loaded = loadConfig({ ...secret.stringData, ...Object.fromEntries(settings) });
    expect(loaded.gateway.drainSeconds).toBe(10);
    expect(
      unknownSettings(
        container.env
          .map(({ name }: { name: string }) => name)
          .filter((name: string) => name !== 'NODE_OPTIONS' && name !== 'GATEWAY_CONFIG'),
      ),
    ).toEqual([]);
  });

  it('belong together', () => {
    const { labels } = deployment.spec.template.metadata;
    for (const selector of [
      deployment.spec.selector.matchLabels,
      service.spec.selector,
      budget.spec.selector.matchLabels,
    ])
      expect(labels).toMatchObject(selector);
    expect(container.ports[0].containerPort).toBe(4000);
    expect(service.spec.ports[0].targetPort).toBe(container.ports[0].name);
    const volumes = deployment.spec.template.spec.volumes.map(({ name }: { name: string }) => name);
    expect(container.volumeMounts.map(({ name }: { name: string }) => name).sort()).toEqual(volumes.sort());
  });

  it('take a replica away only when another is ready, and give it the time its drain needs', () => {
    expect(deployment.spec.strategy.rollingUpdate).toEqual({ maxSurge: 1, maxUnavailable: 0 });
    expect(budget.spec.minAvailable).toBeLessThan(deployment.spec.replicas);
    const { periodSeconds, failureThreshold } = container.readinessProbe;
    expect(periodSeconds * failureThreshold).toBeLessThan(10);
    expect(deployment.spec.template.spec.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(10 + 30 + 30);
  });
});

const textOf = (value: unknown): string => (Array.isArray(value) ? value.join(',') : String(value));

const environmentName = (section: string, name: string): string =>
  `${section}_${name.replace(/([A-Z])/g, '_$1')}`.toUpperCase();

/** Names of the environment that lead to no setting. */
function unknownSettings(names: readonly string[]): string[] {
  const known = new Set(['DATABASE_URL', 'REDIS_URL']);
  for (const [section, { shape }] of Object.entries(
    configSchema.shape as unknown as Record<string, { shape: object }>,
  ))
    for (const name of Object.keys(innermost(shape))) known.add(environmentName(section, name));
  return names
    .map((name) => name.replace(/_FILE$/, ''))
    .filter((name) => !known.has(name) && !known.has(`${name}_FILE`));
}

const innermost = (shape: object | undefined): object => shape ?? {};
