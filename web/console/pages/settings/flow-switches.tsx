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
import { Scroll } from '../../parts/scroll.tsx';
import { Switch } from '../../parts/switch.tsx';

type Flow = FlowSwitchesQuery['flows'][number];

export function FlowSwitches() {
  const { data, faults, reload } = useQuery(FlowSwitchesDocument, {}, { everyMs: 10_000 });
  const change = useAction(SetFlowDocument);
  const set = (name: string, input: FlowSettingInput) => change.run({ name, input }).then(reload);
  return (
    <Panel title="Flows" className="flush">
      <Faults faults={[...faults, ...change.faults]} />
      <Scroll tall>
        <table>
          <thead>
            <tr>
              <th scope="col">Flow</th>
              <th scope="col">On</th>
              <th scope="col">Runs over everything (cron, zone of P21)</th>
              <th scope="col">Next</th>
              <th scope="col">What it does and needs</th>
            </tr>
          </thead>
          <tbody>
            {(data?.flows ?? []).map((flow) => (
              <tr key={flow.name}>
                <th scope="row">{flow.name}</th>
                <td>
                  <Switch
                    label={`Flow ${flow.name}`}
                    checked={flow.enabled}
                    disabled={change.busy}
                    onChange={(enabled) => set(flow.name, { enabled })}
                  />
                </td>
                <td>
                  <Schedule
                    key={flow.schedule}
                    flow={flow}
                    onSet={(schedule) => set(flow.name, { schedule })}
                  />
                </td>
                <td className="nowrap">{formatNextRun(flow)}</td>
                <td className="said">
                  <details>
                    <summary>{flow.description}</summary>
                    <ul>
                      {flow.needs.map((need) => (
                        <li key={need}>{need}</li>
                      ))}
                    </ul>
                  </details>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Panel>
  );
}

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
