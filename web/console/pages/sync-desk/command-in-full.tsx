/** One command: what was sent, every step on P21, what P21 said; mend it, accept it or take it back. */
import {
  AcceptCommandAsIsDocument,
  CancelCommandDocument,
  CommandInFullDocument,
  type CommandInFullQuery,
  RetryCommandDocument,
} from '../../generated/operations.ts';
import { useAction } from '../../graph/use-action.ts';
import { useQuery } from '../../graph/use-query.ts';
import { Ago } from '../../parts/ago.tsx';
import { Badge } from '../../parts/badge.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { Drawer } from '../../parts/drawer.tsx';
import { Faults } from '../../parts/faults.tsx';
import { formatNumberOf, toWords } from '../../parts/format.ts';
import { JsonBlock } from '../../parts/json-block.tsx';
import { JsonEditor } from '../../parts/json-editor.tsx';
import { Table, type TableColumn } from '../../parts/table.tsx';
import { useSession } from '../../shell/session.ts';
import { stateTones } from './command-list.tsx';
import { CommandSteps } from './command-steps.tsx';

type Command = NonNullable<CommandInFullQuery['command']>;

export function CommandInFull({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { data, faults, reload } = useQuery(CommandInFullDocument, { id }, { everyMs: 3000 });
  const command = data?.command;
  return (
    <Drawer title={command == null ? 'Command' : `${command.kind} ${command.reference}`} onClose={onClose}>
      <Faults faults={faults} />
      {command != null && (
        <>
          <CommandFacts command={command} />
          <CommandSteps steps={command.log ?? []} />
          <CommandActions command={command} onChanged={reload} />
        </>
      )}
    </Drawer>
  );
}

const CommandFacts = ({ command }: { readonly command: Command }) => (
  <>
    <dl className="facts left">
      <dt>State</dt>
      <dd>
        <Badge tone={stateTones[command.state]}>{toWords(command.state)}</Badge>
        {command.reason !== null && ` ${toWords(command.reason)}`}
      </dd>
      <dt>Accepted</dt>
      <dd>
        <Ago at={command.acceptedAt} />, {formatNumberOf(command.attempts, 'document')} sent
      </dd>
      {command.reasonDetail !== null && (
        <>
          <dt>P21 said</dt>
          <dd>{command.reasonDetail.detail}</dd>
        </>
      )}
      {command.userErrors.map(({ code, field, message }) => [
        <dt key={`${code} ${field}`}>{field ?? code}</dt>,
        <dd key={`${code} ${field} message`}>{message}</dd>,
      ])}
    </dl>
    {command.differences !== null && command.differences.length > 0 && (
      <Table rows={command.differences} keyOf={({ field }) => field} columns={differenceColumns} />
    )}
  </>
);

const differenceColumns: readonly TableColumn<NonNullable<Command['differences']>[number]>[] = [
  { title: 'Field', isName: true, show: ({ field }) => field },
  { title: 'Sent', show: ({ sent }) => sent ?? '–' },
  { title: 'P21 holds', show: ({ found }) => found ?? '–' },
];

function CommandActions({
  command,
  onChanged,
}: {
  readonly command: Command;
  readonly onChanged: () => void;
}) {
  const { can } = useSession();
  const retry = useAction(RetryCommandDocument);
  const cancel = useAction(CancelCommandDocument);
  const accept = useAction(AcceptCommandAsIsDocument);
  const { id, payload, state } = command;
  if (state !== 'PARKED' || !can('operate')) return <JsonBlock value={payload} label="What was sent" />;
  return (
    <>
      <Faults faults={[...retry.faults, ...cancel.faults, ...accept.faults]} />
      <JsonEditor
        value={payload}
        label="What was sent"
        submit="Send on"
        busy={retry.busy}
        onSubmit={(changed) => retry.run({ id, payload: changed ?? null }).then(onChanged)}
      />
      <p className="actions">
        <ConfirmButton
          sure="What P21 holds is right"
          disabled={accept.busy}
          onConfirm={() => accept.run({ id }).then(onChanged)}
        >
          Accept as it is in P21
        </ConfirmButton>
        <ConfirmButton
          sure="Take it back for good"
          disabled={cancel.busy}
          onConfirm={() => cancel.run({ id }).then(onChanged)}
        >
          Cancel the command
        </ConfirmButton>
      </p>
    </>
  );
}
