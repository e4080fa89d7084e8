/** What needs a person, and where any order is. */
import './sync-desk.css';
import { useRoute } from '../../shell/route.ts';
import { Causes } from './causes.tsx';
import { CommandList } from './command-list.tsx';
import { OrderTrace } from './order-trace.tsx';
import { ParkedList } from './parked-list.tsx';

export function SyncDesk() {
  const { parameters } = useRoute();
  const number = parameters.get('find');
  const [flow, code, state] = ['flow', 'code', 'commands'].map((name) => parameters.get(name) ?? undefined);
  if (number !== null) return <OrderTrace key={number} number={number} />;
  return (
    <>
      <Causes />
      {state === undefined ? (
        <ParkedList key={`${flow} ${code}`} flow={flow} code={code} />
      ) : (
        <CommandList key={`${state} ${code}`} state={state} reason={code} />
      )}
    </>
  );
}
