/** Both systems and everything that moves between them, as it is now. */
import './overview.css';
import { OverviewDocument } from '../../generated/operations.ts';
import { useFlowActivity } from '../../graph/live.ts';
import { useQuery } from '../../graph/use-query.ts';
import { Faults } from '../../parts/faults.tsx';
import { FlowLanes } from './flow-lanes.tsx';
import { GatewayCard } from './gateway-card.tsx';
import { SystemCard } from './system-card.tsx';

const everyMs = 5000;

export function Overview() {
  const { data, faults, reload } = useQuery(OverviewDocument, {}, { everyMs });
  useFlowActivity(reload);
  if (data === undefined) return <Faults faults={faults} />;
  return (
    <>
      <Faults faults={faults} />
      <div className="systems">
        <SystemCard name="Prophet 21" system="P21" {...data} />
        <GatewayCard {...data} />
        <SystemCard name="OroCommerce" system="ORO" {...data} />
      </div>
      <FlowLanes {...data} />
    </>
  );
}
