/**
 * Warm: everything asked for is kept. The gateway against a bare `node:http` server that parses the same request and
 * serialises the same objects from memory, and against servers of other makers; all in turn, so that whatever else the machine does meets them alike.
 */
import { formatTable } from '../../src/cli/terminal.ts';
import type { Figure } from '../bench.ts';
import { startChild } from '../child-part.ts';
import { median, rounded } from '../measure.ts';
import { runLoad } from './load.ts';
import { createPages, skusPerPage } from './page.ts';
import { installPeers, startPeer } from './peers.ts';
import { longFresh, type Measure, type Stage, setStage, workload } from './stage.ts';

const rounds = 5;
const roundMs = 3000;

/** Everything is asked for once before it is measured: then P21 may answer at once, and many calls at a time. */
const environment = { ...longFresh, P21_PARALLEL_READS: '32' };

export const measureWarm: Measure = async (say) => {
  installPeers();
  await using stage = await setStage({ environment });
  const { items } = workload;
  const bare = await startChild<{ url: string }>('bareServer', {
    bare: { items, customers: stage.gateway.ready.customers },
  });
  const apollo = await startPeer('apollo', stage);
  const mercurius = await startPeer('mercurius', stage);
  const parts = { gateway: stage.gateway, bare, apollo, mercurius };
  await stage.setLatency(0);
  for (const part of [stage.gateway, apollo, mercurius]) await fill(part.ready.url, stage);
  const rates = await measureInTurn(parts, stage.tokens);
  for (const part of [bare, apollo, mercurius]) await part.close();
  say(
    formatTable([
      ['warm', 'pages/s'],
      ...Object.entries(rates).map(([name, rate]) => [name, rounded(rate, 0)]),
    ]),
  );
  return { figures: toFigures(rates), measured: { warm: rates } };
};

type Rates = Readonly<Record<'gateway' | 'bare' | 'apollo' | 'mercurius', number>>;

const toFigures = ({ gateway, bare, apollo, mercurius }: Rates): Figure[] => [
  { name: 'warm: pages a second / bare node:http', value: gateway / bare, unit: 'times', atLeast: 0.5 },
  {
    name: 'warm: pages a second / stock Apollo Server with DataLoaders',
    value: gateway / apollo,
    unit: 'times',
    atLeast: 5,
  },
  {
    name: 'warm: pages a second / Mercurius with JIT',
    value: gateway / mercurius,
    unit: 'times',
    atLeast: 1,
  },
];

/** Every page of every customer once. */
const fill = (url: string, { tokens }: Stage) =>
  runLoad({
    url,
    connections: workload.connections,
    requests: Math.ceil(workload.items / skusPerPage) * tokens.length,
    next: createPages(tokens, workload.items),
  });

async function measureInTurn<Name extends string>(
  parts: Readonly<Record<Name, { readonly ready: { readonly url: string } }>>,
  tokens: readonly string[],
): Promise<Record<Name, number>> {
  const names = Object.keys(parts) as Name[];
  const rates = new Map(names.map((name): [Name, number[]] => [name, []]));
  for (let round = 0; round <= rounds; round += 1)
    for (const name of names) {
      const { perSecond } = await runLoad({
        url: parts[name].ready.url,
        connections: workload.connections,
        durationMs: roundMs,
        next: createPages(tokens, workload.items),
      });
      // In the first round compilers get warm.
      if (round > 0) rates.get(name)?.push(perSecond);
    }
  return Object.fromEntries(names.map((name) => [name, median(rates.get(name) ?? [])])) as Record<
    Name,
    number
  >;
}
