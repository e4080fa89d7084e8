/** The table of all flows for people, from what the flows declare themselves. */
import { type AnyFlow, systemsOf } from '../sync/flow.ts';
import type { AllFlowParts } from './flow-parts.ts';
import { createFlows } from './flows.ts';

/** What flows declare does not depend on the systems, so that none is needed to tell it. */
export const declaredFlows = (config: AllFlowParts['config']): readonly AnyFlow[] =>
  createFlows({
    config,
    p21: noSystem(),
    oro: noSystem(),
    shop: () => noSystem(),
    submitCommand: () => Promise.reject(new Error('What flows declare writes nothing')),
  });

export function printFlowTable(config: AllFlowParts['config']): string {
  const flows = declaredFlows(config);
  return `${head}\n${[...table(flows), '', ...flows.flatMap(section)].join('\n')}`;
}

const noSystem = <Part extends object>(): Part =>
  new Proxy({} as Part, {
    get: (_, name) => {
      throw new Error(`A flow uses ${String(name)} of a system while it is declared`);
    },
  });

const head = `# Flows

Written by \`npm run schema\` from the flows themselves; do not edit. How they are run is in [operate.md](operate.md), how to
add one in [add-a-flow.md](add-a-flow.md).

Every flow can be migrated, compared and reconciled. "Trigger" says how a change is noticed between those: *poll* asks the
source for what changed every few seconds, some flows only in one of several rounds; *webhook* and *hook* are pushed by the
source (in brackets what a hook names for a row of the table), *compare* goes through everything on the schedule because
the source has no way to tell.
`;

const table = (flows: readonly AnyFlow[]): string[] => [
  '| flow | from | to | owns there | key | trigger | schedule | on by default | after | setup needed |',
  '|---|---|---|---|---|---|---|---|---|---|',
  ...flows.map((flow) => {
    const { name, direction, owns, key, schedule, enabledByDefault, after, needs } = flow;
    const { source, target } = systemsOf[direction];
    const cells = [
      `[${name}](#${name})`,
      source,
      target,
      owns.map((field) => `\`${field}\``).join(', '),
      key,
      triggersOf(flow),
      schedule === null ? 'on demand' : `\`${schedule}\``,
      enabledByDefault ? 'yes' : 'no',
      after.join(', ') || '-',
      needs.join('<br>') || '-',
    ];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  }),
];

function triggersOf({ source, triggers = [], direction, pollRounds = 1 }: AnyFlow): string {
  const pushed = direction === 'P21_TO_ORO' ? 'hook' : 'webhook';
  const words = [
    ...(source.changes === null ? [] : [pollRounds === 1 ? 'poll' : `poll in one of ${pollRounds} rounds`]),
    ...triggers.map(({ on, keys }) => `${pushed} \`${on}\`${keys === undefined ? '' : ` (${keys})`}`),
  ];
  return words.join(', ') || 'compare';
}

function section({ name, description, subject, startsWith = [] }: AnyFlow): string[] {
  const once = startsWith.map((field) => `\`${field}\``).join(', ');
  return [
    `## ${name}`,
    '',
    description,
    '',
    `- Kind of record, by which its timeline is found: ${subject}`,
    ...(once === '' ? [] : [`- Given once, when the record is made, and not compared afterwards: ${once}`]),
    '',
  ];
}
