/** One switch and one schedule for each flow. */

import { type FormEvent, useState } from 'react';
import {
  type FlowSettingInput,
  FlowSwitchesDocument,
  type FlowSwitchesQuery,
  SetFlowDocument,
} from '../../generated/operations.ts';
import { useAction } from '../../graph/use-action.ts';
import { useQuery } from '../../graph/use-query.ts';
import { Faults } from '../../parts/faults.tsx';
import { formatNextRun } from '../../parts/format.ts';
import { Panel } from '../../parts/panel.tsx';
import { Switch } from '../../parts/switch.tsx';
import { Table, type TableColumn } from '../../parts/table.tsx';

type Flow = FlowSwitchesQuery['flows'][number];

export function FlowSwitches() {
  const { data, faults, reload } = useQuery(FlowSwitchesDocument, {}, { everyMs: 10_000 });
  const change = useAction(SetFlowDocument);
  const set = (name: string, input: FlowSettingInput) => change.run({ name, input }).then(reload);
  return (
    <Panel title="Flows" className="flush">
      <Faults faults={[...faults, ...change.faults]} />
      <Table
        tall
        rows={data?.flows ?? []}
        keyOf={({ name }) => name}
        columns={columnsFor(change.busy, set)}
      />
    </Panel>
  );
}

const columnsFor = (
  busy: boolean,
  set: (name: string, input: FlowSettingInput) => void,
): readonly TableColumn<Flow>[] => [
  { title: 'Flow', isName: true, show: ({ name }) => name },
  {
    title: 'On',
    show: ({ name, enabled }) => (
      <Switch
        label={`Flow ${name}`}
        checked={enabled}
        disabled={busy}
        onChange={(wanted) => set(name, { enabled: wanted })}
      />
    ),
  },
  {
    title: 'Runs over everything (cron, zone of P21)',
    show: (flow) => (
      <Schedule key={flow.schedule} flow={flow} onSet={(schedule) => set(flow.name, { schedule })} />
    ),
  },
  { title: 'Next', className: 'nowrap', show: formatNextRun },
  {
    title: 'What it does and needs',
    className: 'said',
    show: ({ description, needs }) => (
      <details>
        <summary>{description}</summary>
        <ul>
          {needs.map((need) => (
            <li key={need}>{need}</li>
          ))}
        </ul>
      </details>
    ),
  },
];

function Schedule({ flow, onSet }: { readonly flow: Flow; readonly onSet: (schedule: string) => void }) {
  const [text, setText] = useState(flow.schedule ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSet(text.trim());
  };
  return (
    <form className="inline" onSubmit={submit}>
      <input
        aria-label={`Schedule of ${flow.name}`}
        value={text}
        placeholder="on demand"
        size={16}
        onChange={({ target }) => setText(target.value)}
      />
      {text.trim() !== (flow.schedule ?? '') && <button type="submit">Save</button>}
    </form>
  );
}
