/** Who may import whom (docs/architecture.md). Type-only imports are free: they vanish at run time. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

/** What every layer may use. */
const foundation = [
  'src/sound-text.ts',
  'src/errors.ts',
  'src/decimal.ts',
  'src/instant.ts',
  'src/wait.ts',
  'src/opened.ts',
];

/** For each layer the places it may import from, besides itself. */
const rules: Record<string, readonly string[]> = {
  'schema/': foundation,
  'datasources/': [...foundation, 'src/config/'],
  'datasources/upstream/': [...foundation, 'src/config/'],
  'datasources/p21/': [...foundation, 'src/config/', 'datasources/upstream/'],
  'datasources/oro/': [...foundation, 'src/config/', 'datasources/upstream/'],
  'resolvers/': [...foundation, 'schema/', 'src/access/'],
  'src/config/': [...foundation, 'src/access/'],
  'src/access/': [...foundation, 'src/store/'],
  'src/admin/': [
    ...foundation,
    'src/access/',
    'src/store/',
    'src/config/',
    'src/loaders/page.ts',
    'src/sync/flow-state.ts',
  ],
  'src/redis-client.ts': foundation,
  'src/cache/': [...foundation, 'src/redis-client.ts'],
  'src/metrics/': [...foundation, 'src/cache/'],
  'src/store/': foundation,
  'src/events/': [...foundation, 'src/config/', 'src/redis-client.ts'],
  'src/commands/': [
    ...foundation,
    'src/store/',
    'src/events/',
    'src/cache/shared-signal.ts',
    'datasources/upstream/priority.ts',
    'datasources/upstream/priority-lane.ts',
  ],
  'src/sync/': [...foundation, 'src/store/', 'src/events/'],
  'src/flows/': [...foundation, 'src/sync/'],
  'src/loaders/': [...foundation, 'src/cache/'],
  'src/live/': [
    ...foundation,
    'src/access/',
    'src/events/',
    'src/loaders/arguments.ts',
    'src/loaders/fact-tags.ts',
  ],
  'src/context.ts': [
    ...foundation,
    'src/live/',
    'src/loaders/',
    'src/access/',
    'src/cache/',
    'src/commands/',
    'datasources/upstream/priority.ts',
  ],
  'src/server/': [
    ...foundation,
    'resolvers/',
    'schema/',
    'src/access/',
    'src/events/',
    'src/live/',
    'src/config/',
  ],
  'src/open-core.ts': [...foundation, 'src/', 'datasources/'],
  'src/open-sync.ts': [...foundation, 'src/commands/', 'src/flows/', 'src/sync/'],
  'src/open-facts.ts': [
    ...foundation,
    'src/cache/',
    'src/config/cache-settings.ts',
    'src/loaders/',
    'datasources/upstream/priority.ts',
  ],
  'src/open-admin.ts': [
    ...foundation,
    'src/access/',
    'src/admin/',
    'src/config/config.ts',
    'src/context.ts',
    'src/store/open-store.ts',
    'src/sync/operations.ts',
    'schema/finding.type.ts',
    'datasources/upstream/call-budget.ts',
  ],
  'src/app.ts': [...foundation, 'src/', 'resolvers/', 'schema/', 'datasources/'],
  'src/cli/': [...foundation, 'src/', 'resolvers/', 'schema/', 'datasources/'],
  'src/cli/sandbox': [...foundation, 'src/', 'sandbox/'],
  // Services that tests start serve benchmarks as well.
  'bench/': [
    'src/app.ts',
    'src/store/',
    'src/access/',
    'src/config/',
    'src/cli/',
    'sandbox/',
    'test/support/',
  ],
  'chaos/': ['src/access/', 'src/cli/', 'src/store/', 'sandbox/'],
  // Beside the subscriptions of the gateway it serves what they are compared with, over the same parts.
  'bench/child/fan-out.ts': ['src/', 'datasources/', 'resolvers/'],
  'sandbox/free-port.ts': [],
  'sandbox/p21/': [],
  'sandbox/oro/': [],
  'sandbox/distributor/': ['sandbox/p21/', 'sandbox/oro/'],
};

interface Import {
  readonly from: string;
  readonly to: string;
}

const sources = globSync('{src,schema,resolvers,datasources,sandbox,bench,chaos}/**/*.ts', {
  cwd: root,
  // What the benchmark installs for its peers.
  exclude: ['bench/peers/node_modules/**'],
}).sort();

const imports: Import[] = sources.flatMap((from) =>
  runtimeImports(readFileSync(join(root, from), 'utf8')).map((path) => ({
    from,
    to: normalize(join(dirname(from), path)),
  })),
);

/** Relative paths imported as values, also by `export … from` and `import()`; `import type` is left out. */
function runtimeImports(code: string): string[] {
  const statements = code.matchAll(/^\s*(?:import|export)\s+(?!type\b)(?:[^'";]*?\bfrom\s+)?'(\.[^']+)'/gm);
  const dynamic = code.matchAll(/\bimport\(\s*'(\.[^']+)'\s*\)/g);
  return [...statements, ...dynamic].map(([, path]) => path ?? '');
}

/** Names of packages imported as values. */
const packagesIn = (code: string): string[] =>
  [
    ...code.matchAll(
      /^\s*(?:import|export)\s+(?!type\b)(?:[^'";]*?\bfrom\s+)?'((?:@[^/']+\/)?[^./'][^/']*)/gm,
    ),
  ].map(([, name]) => name ?? '');

function manifestOf(folder: string): Record<string, Record<string, string> | undefined> {
  const path = join(root, folder, 'package.json');
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

/** The most specific rule that names the file. */
function layerOf(file: string): string | undefined {
  return Object.keys(rules)
    .filter((layer) => file.startsWith(layer))
    .sort((one, other) => other.length - one.length)[0];
}

const startsWithAny = (path: string, places: readonly string[]): boolean =>
  places.some((place) => path.startsWith(place));

describe('architecture', () => {
  it('finds the imports it is about', () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(
      runtimeImports(`import type { A } from './a.ts';\nimport { B } from './b.ts';\nimport './c.ts';`),
    ).toEqual(['./b.ts', './c.ts']);
  });

  it('lets each layer import only what its rule names', () => {
    const broken = imports.filter(({ from, to }) => {
      const layer = layerOf(from);
      return layer !== undefined && !to.startsWith(layer) && !startsWithAny(to, rules[layer] ?? []);
    });
    expect(broken).toEqual([]);
  });

  it('keeps the sandbox out of the product, but for the command that starts it and the benchmarks', () => {
    const users = imports.filter(
      ({ from, to }) =>
        to.startsWith('sandbox/') &&
        !startsWithAny(from, ['sandbox/', 'src/cli/sandbox', 'bench/', 'chaos/']),
    );
    expect(users).toEqual([]);
  });

  it('gives every file of src a layer, so that a new folder needs a rule', () => {
    const known = [...foundation, 'src/main.ts'];
    expect(sources.filter((file) => layerOf(file) === undefined && !known.includes(file))).toEqual([]);
  });

  it('asks production for no package that the product does not use', () => {
    const used = new Set(sources.flatMap((file) => packagesIn(readFileSync(join(root, file), 'utf8'))));
    const peers = [...used].flatMap((name) =>
      Object.keys(manifestOf(`node_modules/${name}`).peerDependencies ?? {}),
    );
    const { dependencies = {} } = manifestOf('.');
    expect(Object.keys(dependencies).filter((name) => !used.has(name) && !peers.includes(name))).toEqual([]);
  });

  it('has no import cycle', () => {
    expect(findCycle(imports)).toEqual([]);
  });

  it('has no barrels and no files named for nothing', () => {
    const vague = /(?:^|\/)(?:index|utils?|helpers?|common|misc|types)\.ts$/;
    expect(sources.filter((file) => vague.test(file))).toEqual([]);
  });

  it('speaks wire names of either system only in datasources, the flows that map them and the sandbox', () => {
    const wireNames =
      /\b(?:inv_mast_uid|oe_hdr|customer_id|item_id|order_no|customerusers|inventorylevels)\b/;
    const speakers = sources
      .filter(
        (file) =>
          startsWithAny(file, ['src/', 'schema/', 'resolvers/']) &&
          !startsWithAny(file, ['src/cli/sandbox', 'src/flows/']),
      )
      .filter((file) => wireNames.test(withoutComments(readFileSync(join(root, file), 'utf8'))));
    expect(speakers).toEqual([]);
  });
});

const withoutComments = (code: string): string => code.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');

/** The files of the first cycle found, empty when there is none. */
function findCycle(edges: readonly Import[]): string[] {
  const targets = Map.groupBy(edges, ({ from }) => from);
  const finished = new Set<string>();
  const visit = (file: string, path: readonly string[]): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (finished.has(file)) return [];
    for (const { to } of targets.get(file) ?? []) {
      const cycle = visit(to, [...path, file]);
      if (cycle.length > 0) return cycle;
    }
    finished.add(file);
    return [];
  };
  for (const file of targets.keys()) {
    const cycle = visit(file, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}
