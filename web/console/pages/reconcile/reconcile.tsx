/** Where source and target differ, flow by flow and field by field. */
import './reconcile.css';
import { ReconciliationsDocument, RunFlowDocument } from '../../generated/operations.ts';
import { useFlowActivity } from '../../graph/live.ts';
import { useAction } from '../../graph/use-action.ts';
import { useQuery } from '../../graph/use-query.ts';
import { Faults } from '../../parts/faults.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useRoute } from '../../shell/route.ts';
import { ComparedFlows } from './compared-flows.tsx';
import { DifferenceHistory } from './difference-history.tsx';
import { DifferenceList } from './difference-list.tsx';

export function Reconcile() {
  const { parameters } = useRoute();
  const flow = parameters.get('flow') ?? undefined;
  const { data, faults, reload } = useQuery(ReconciliationsDocument, {}, { everyMs: 3000 });
  useFlowActivity(reload);
  const compare = useAction(RunFlowDocument);
  if (data === undefined) return <Faults faults={faults} />;
  return (
    <>
      <Panel title="Flows" className="flush">
        <Faults faults={[...faults, ...compare.faults]} />
        <ComparedFlows
          {...data}
          current={flow}
          busy={compare.busy}
          onCompare={(name) => compare.run({ name, kind: 'RECONCILE', dryRun: false }).then(reload)}
        />
      </Panel>
      {flow !== undefined && <DifferenceHistory key={`history ${flow}`} flow={flow} />}
      <DifferenceList key={flow ?? ''} flow={flow} />
    </>
  );
}
