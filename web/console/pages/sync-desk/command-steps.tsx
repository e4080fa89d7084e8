import { formatMoment, formatSpan, toWords } from '../../parts/format.ts';

interface Step {
  readonly step: string;
  readonly outcome: string;
  readonly detail: string | null;
  readonly startedAt: string;
  readonly endedAt: string;
}

/** Every write to P21, every question to it, every decision of a person. */
export function CommandSteps({ steps }: { readonly steps: readonly Step[] }) {
  return (
    <ol className="hops">
      {steps.map(({ step, outcome, detail, startedAt, endedAt }) => (
        <li key={`${startedAt} ${step}`}>
          <time dateTime={startedAt}>{formatMoment(startedAt)}</time>
          <strong>{toWords(step)}</strong>
          <span>
            {toWords(outcome)} in {formatSpan(Date.parse(endedAt) - Date.parse(startedAt))}
            {detail !== null && <span className="muted"> · {detail}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
