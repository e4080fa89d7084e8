/** A chart of stacked columns with its scale and its series named; the same figures as a table for those who do not see it. */

interface Column {
  readonly name: string;
  /** One for each series. */
  readonly values: readonly number[];
}

interface Props {
  readonly label: string;
  readonly series: readonly string[];
  readonly columns: readonly Column[];
}

const width = 900;
const height = 120;
const left = 44;

export function Columns({ label, series, columns }: Props) {
  const most = Math.max(1, ...columns.map(({ values }) => sum(values)));
  const step = Math.min(48, (width - left) / Math.max(1, columns.length));
  return (
    <figure className="columns">
      <svg viewBox={`0 0 ${width} ${height + 6}`} role="img" aria-label={label}>
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line
              className="axis"
              x1={left}
              x2={width}
              y1={height - share * (height - 12)}
              y2={height - share * (height - 12)}
            />
            <text x={left - 6} y={height - share * (height - 12) + 4} textAnchor="end">
              {Math.round(most * share * 10) / 10}
            </text>
          </g>
        ))}
        {columns.map(({ name, values }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two runs may end in one second.
          <g key={place}>
            <title>{`${name}: ${values.map((value, index) => `${value} ${series[index]}`).join(', ')}`}</title>
            {values.map((value, index) => {
              const below = sum(values.slice(0, index));
              const unit = (height - 12) / most;
              return (
                <rect
                  key={series[index]}
                  className={`series-${index}`}
                  x={left + place * step + 2}
                  width={Math.max(2, step - 4)}
                  y={height - (below + value) * unit}
                  height={value * unit}
                />
              );
            })}
          </g>
        ))}
      </svg>
      <figcaption>
        {series.map((name, index) => (
          <span key={name}>
            <i className={`series-${index}`} aria-hidden="true" /> {name}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
