/** One parked record: what was sent, what the system said; mend it and send it again. */
import { DiscardParkedChangesDocument, RetryParkedChangeDocument } from '../../generated/operations.ts';
import { useAction } from '../../graph/use-action.ts';
import { Ago } from '../../parts/ago.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { Drawer } from '../../parts/drawer.tsx';
import { Faults } from '../../parts/faults.tsx';
import { formatNumberOf, toWords } from '../../parts/format.ts';
import { JsonEditor } from '../../parts/json-editor.tsx';
import type { Parked } from './parked-list.tsx';

export function ParkedRecord({ record, onClose }: { readonly record: Parked; readonly onClose: () => void }) {
  const retry = useAction(RetryParkedChangeDocument);
  const discard = useAction(DiscardParkedChangesDocument);
  const { flowName: flow, key, document } = record;
  const closeWhenDone = (answer: object | undefined) => {
    if (answer !== undefined) onClose();
  };
  return (
    <Drawer title={`${key} of ${flow}`} onClose={onClose}>
      <dl className="facts left">
        <dt>Why</dt>
        <dd>
          {toWords(record.code)}
          {record.field !== null && `, field ${record.field}`}
        </dd>
        <dt>The system said</dt>
        <dd>{record.reason}</dd>
        <dt>Noticed</dt>
        <dd>
          <Ago at={record.noticedAt} />, {formatNumberOf(record.attempts, 'turn')}, parked{' '}
          <Ago at={record.parkedAt} />
        </dd>
      </dl>
      <Faults faults={[...retry.faults, ...discard.faults]} />
      <JsonEditor
        value={document}
        label={
          document == null
            ? 'Nothing was sent yet; write a document only to send it instead of the mapped one'
            : 'What was sent'
        }
        submit="Send again"
        busy={retry.busy}
        onSubmit={(changed) => retry.run({ flow, key, document: changed ?? null }).then(closeWhenDone)}
      />
      <ConfirmButton
        sure="Let it go until it changes"
        disabled={discard.busy}
        onConfirm={() => discard.run({ filter: { flow, key } }).then(closeWhenDone)}
      >
        Discard
      </ConfirmButton>
    </Drawer>
  );
}
