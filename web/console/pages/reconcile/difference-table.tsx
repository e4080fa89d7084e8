/** Differences record by record, each with its fields: what the target ought to hold beside what it holds. */

import type { DiscrepanciesQuery, DiscrepancyKind } from '../../generated/operations.ts';
import { Ago } from '../../parts/ago.tsx';
import { Badge, type Tone } from '../../parts/badge.tsx';
import { toWords } from '../../parts/format.ts';
import { Scroll } from '../../parts/scroll.tsx';

type Difference = DiscrepanciesQuery['discrepancies']['nodes'][number];

interface Props {
  readonly differences: readonly Difference[];
  readonly busy: boolean;
  readonly onRepair: (difference: Difference) => void;
}

const tones: Readonly<Record<DiscrepancyKind, Tone>> = { MISSING: 'bad', DIFFERENT: 'warn', EXTRA: 'idle' };

export const DifferenceTable = ({ differences, busy, onRepair }: Props) => (
  <Scroll>
    <table>
      <thead>
        <tr>
          <th scope="col">Record</th>
          <th scope="col">Kind</th>
          <th scope="col">Field</th>
          <th scope="col">Source</th>
          <th scope="col">Target</th>
          <th scope="col">Found</th>
          <th scope="col">Repair</th>
        </tr>
      </thead>
      {differences.map((difference) => (
        <tbody key={`${difference.flowName} ${difference.key}`}>
          {fieldsOf(difference).map(({ field, source, target }, place, fields) => (
            <tr key={field}>
              {place === 0 && <Record difference={difference} rows={fields.length} />}
              <td>{field === '' ? 'whole record' : field}</td>
              <td className="value">{show(source)}</td>
              <td className="value">{show(target)}</td>
              {place === 0 && (
                <Remedy difference={difference} rows={fields.length} busy={busy} onRepair={onRepair} />
              )}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  </Scroll>
);

const Record = ({ difference, rows }: { readonly difference: Difference; readonly rows: number }) => (
  <>
    <th scope="rowgroup" rowSpan={rows}>
      {difference.key}
      <br />
      <small className="muted">{difference.flowName}</small>
    </th>
    <td rowSpan={rows}>
      <Badge tone={tones[difference.kind]}>{toWords(difference.kind)}</Badge>
    </td>
  </>
);

interface RemedyProps extends Pick<Props, 'busy' | 'onRepair'> {
  readonly difference: Difference;
  readonly rows: number;
}

const Remedy = ({ difference, rows, busy, onRepair }: RemedyProps) => (
  <>
    <td rowSpan={rows} className="nowrap">
      <Ago at={difference.foundAt} />
    </td>
    <td rowSpan={rows} className="nowrap">
      {difference.repairAskedAt === null ? (
        <button
          type="button"
          disabled={busy}
          aria-label={`Repair ${difference.key}`}
          onClick={() => onRepair(difference)}
        >
          Repair
        </button>
      ) : (
        <span className="muted">
          asked <Ago at={difference.repairAskedAt} />
        </span>
      )}
    </td>
  </>
);

/** A record that one side lacks differs as a whole. */
const fieldsOf = ({ fields }: Difference): Difference['fields'] =>
  fields.length === 0 ? [{ field: '', source: null, target: null }] : fields;

const show = (value: unknown): string => {
  if (value == null) return '–';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};
