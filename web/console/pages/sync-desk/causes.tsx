/** Why records and commands wait for a person, the most frequent causes first. */

import { ParkedCausesDocument, type ParkedCausesQuery } from '../../generated/operations.ts';
import { useFlowActivity } from '../../graph/live.ts';
import { useQuery } from '../../graph/use-query.ts';
import { Ago } from '../../parts/ago.tsx';
import { Faults } from '../../parts/faults.tsx';
import { formatCount, toWords } from '../../parts/format.ts';
import { Panel } from '../../parts/panel.tsx';
import { Table, type TableColumn } from '../../parts/table.tsx';
import { hrefOf } from '../../shell/route.ts';

interface Cause {
  readonly where: string;
  readonly code: string;
  readonly count: number;
  readonly since: string;
  readonly example: string;
  readonly href: string;
}

export function Causes() {
  const { data, faults, loading, reload } = useQuery(ParkedCausesDocument, {}, { everyMs: 10_000 });
  useFlowActivity(reload);
  const causes = data === undefined ? [] : [...recordCauses(data), ...commandCauses(data)];
  const calm = !loading && causes.length === 0 && faults.length === 0;
  return (
    <Panel
      title="Causes"
      className="flush"
      actions={
        <>
          <a href={hrefOf('sync-desk')}>Parked records</a>
          <a href={hrefOf('sync-desk', { commands: 'PARKED' })}>Parked commands</a>
          <a href={hrefOf('sync-desk', { commands: 'ALL' })}>All commands</a>
        </>
      }
    >
      <Faults faults={faults} />
      {calm && <p className="calm">Nothing waits for a person.</p>}
      {causes.length > 0 && (
        <Table rows={causes} keyOf={({ where, code }) => `${where} ${code}`} columns={columns} />
      )}
    </Panel>
  );
}

const columns: readonly TableColumn<Cause>[] = [
  { title: 'Where', isName: true, show: ({ where, href }) => <a href={href}>{where}</a> },
  { title: 'Why', show: ({ code }) => toWords(code) },
  { title: 'How many', className: 'number', show: ({ count }) => formatCount(count) },
  { title: 'Oldest', className: 'nowrap', show: ({ since }) => <Ago at={since} /> },
  { title: 'What was said last', className: 'said', show: ({ example }) => example },
];

const recordCauses = ({ parkedCauses }: ParkedCausesQuery): Cause[] =>
  parkedCauses.map(({ flowName, code, count, reason, oldestParkedAt }) => ({
    where: flowName,
    code,
    count,
    since: oldestParkedAt,
    example: reason,
    href: hrefOf('sync-desk', { flow: flowName, code }),
  }));

/** Of the newest hundred: the list behind the link has all. */
function commandCauses({ commands: { nodes } }: ParkedCausesQuery): Cause[] {
  const groups = Map.groupBy(nodes, ({ kind, reason }) => `${kind} ${reason}`);
  return [...groups.values()].flatMap((group) => {
    const [newest] = group;
    const oldest = group.at(-1);
    if (newest === undefined || oldest === undefined) return [];
    return {
      where: `${newest.kind} (command)`,
      code: newest.reason ?? 'unknown',
      count: group.length,
      since: oldest.acceptedAt,
      example: newest.reasonDetail?.detail ?? '',
      href: hrefOf('sync-desk', { commands: 'PARKED', code: newest.reason ?? undefined }),
    };
  });
}
