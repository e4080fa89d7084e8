/** Minutes as the graph gives them, with gaps, made into one value for each minute of the last hour. */

interface Minute {
  readonly minute: string;
  readonly written: number;
  readonly failed: number;
}

const minuteMs = 60_000;
const shown = 60;

export function minutesOf(
  minutes: readonly Minute[],
  nowMs: number,
): { readonly written: readonly number[]; readonly failed: readonly number[] } {
  const written = new Array<number>(shown).fill(0);
  const failed = new Array<number>(shown).fill(0);
  const current = Math.floor(nowMs / minuteMs);
  for (const { minute, ...counts } of minutes) {
    const place = shown - 1 - (current - Math.floor(Date.parse(minute) / minuteMs));
    if (place < 0 || place >= shown) continue;
    written[place] = (written[place] ?? 0) + counts.written;
    failed[place] = (failed[place] ?? 0) + counts.failed;
  }
  return { written, failed };
}
