/** A small chart of bars, one a minute, for a row of a table. */

interface Props {
  /** Oldest first. */
  readonly values: readonly number[];
  /** Of these, failures: drawn on top. */
  readonly failures?: readonly number[];
  /** What the chart says, for those who do not see it. */
  readonly label: string;
}

const width = 120;
const height = 22;

export function Spark({ values, failures = [], label }: Props) {
  const most = Math.max(1, ...values.map((value, place) => value + (failures[place] ?? 0)));
  const step = width / Math.max(1, values.length);
  /** Anything at all is worth a pixel and a half. */
  const barOf = (value: number) => (value === 0 ? 0 : Math.max(1.5, (value / most) * height));
  return (
    <svg
      className="spark"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <line x1="0" x2={width} y1={height - 0.5} y2={height - 0.5} className="axis" />
      {values.map((value, place) => {
        const good = barOf(value);
        const bad = barOf(failures[place] ?? 0);
        const x = place * step;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its minute.
          <g key={place}>
            {good > 0 && <rect x={x} y={height - good} width={step * 0.8} height={good} className="value" />}
            {bad > 0 && (
              <rect x={x} y={height - good - bad} width={step * 0.8} height={bad} className="failure" />
            )}
          </g>
        );
      })}
    </svg>
  );
}
