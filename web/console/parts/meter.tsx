/** So many of so many places taken. */
export function Meter({
  label,
  value,
  most,
  waiting,
}: {
  readonly label: string;
  readonly value: number;
  readonly most: number;
  readonly waiting: number;
}) {
  return (
    <div className="meter">
      <span>{label}</span>
      <span className="places" role="img" aria-label={`${value} of ${most} ${label} under way`}>
        {Array.from({ length: most }, (_, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: places have no other identity.
          <i key={place} className={place < value ? 'taken' : ''} />
        ))}
      </span>
      <span className="number">
        {value}/{most}
        {waiting > 0 && <strong> +{waiting} waiting</strong>}
      </span>
    </div>
  );
}
