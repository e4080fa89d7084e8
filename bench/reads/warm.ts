/**
 * Warm: everything asked for is kept. The gateway against a bare `node:http` server that parses the same request and
 * serialises the same objects from memory; all in turn, so that whatever else the machine does meets them alike.
 */
import { formatTable } from '../../src/cli/terminal.ts';
import { startChild } from '../child-part.ts';
import { median, rounded } from '../measure.ts';
import { runLoad } from './load.ts';
import { createPages, skusPerPage } from './page.ts';
import { longFresh, type Measure, type Stage, setStage, workload } from './stage.ts';

const rounds = 5;
const roundMs = 3000;

/** Everything is asked for once before it is measured: then P21 may answer at once, and many calls at a time. */
const environment = { ...longFresh, P21_PARALLEL_READS: '32' };

export const measureWarm: Measure = async (say) => {
  await using stage = await setStage({ environment });
  const { items } = workload;
  const bare = await startChild<{ url: string }>('bareServer', {
    bare: { items, customers: stage.gateway.ready.customers },
  });
  await fill(stage);
  const servers = { gateway: stage.gateway.ready.url, 'bare node:http': bare.ready.url };
  const perSecond = await measureInTurn(servers, stage.tokens);
  await bare.close();
  say(
    formatTable([
      ['warm', 'pages/s'],
      ...Object.entries(perSecond).map(([name, rate]) => [name, rounded(rate, 0)]),
    ]),
  );
  const { gateway, 'bare node:http': least } = perSecond;
  return {
    figures: [
      { name: 'warm: pages a second / bare node:http', value: gateway / least, unit: 'times', atLeast: 0.5 },
    ],
    measured: { warm: perSecond },
  };
};

/** Every page of every customer once. */
async function fill(stage: Stage): Promise<void> {
  await stage.setLatency(0);
  await runLoad({
    url: stage.gateway.ready.url,
    connections: workload.connections,
    requests: Math.ceil(workload.items / skusPerPage) * stage.tokens.length,
    next: createPages(stage.tokens, workload.items),
  });
  await stage.setLatency(workload.latencyMs);
}

async function measureInTurn<Name extends string>(
  servers: Readonly<Record<Name, string>>,
  tokens: readonly string[],
): Promise<Record<Name, number>> {
  const names = Object.keys(servers) as Name[];
  const rates = new Map(names.map((name): [Name, number[]] => [name, []]));
  for (let round = 0; round <= rounds; round += 1)
    for (const name of names) {
      const { perSecond } = await runLoad({
        url: servers[name],
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
