/** Numbers and times for people. Decimals of the graph stay strings: they are money and goods. */

const whole = new Intl.NumberFormat('en');

export const formatCount = (count: number): string => whole.format(count);

/** "1 turn", "2 turns". */
export const formatNumberOf = (count: number, what: string): string =>
  `${formatCount(count)} ${what}${count === 1 ? '' : 's'}`;

/** "12 ms", "3.4 s", "5 min", "2 h", "3 d". */
export function formatSpan(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;
  if (ms < 3_600_000) return `${Math.round(ms / 60_000)} min`;
  if (ms < 86_400_000) return `${Math.round(ms / 3_600_000)} h`;
  return `${Math.round(ms / 86_400_000)} d`;
}

const shortened = new Intl.NumberFormat('en', { maximumFractionDigits: 3 });

/** Units that do not divide each other give endless fractions. */
export const formatQuantity = (value: string): string => shortened.format(value as Intl.StringNumericLiteral);

/** As `formatSpan`, but an age that is looked at every second needs no tenths. */
export const formatAge = (ms: number): string =>
  ms < 60_000 ? `${Math.floor(ms / 1000)} s` : formatSpan(ms);

/** How long ago, as of `nowMs`. */
export function formatAgo(instant: string, nowMs: number): string {
  const ageMs = nowMs - Date.parse(instant);
  return ageMs < 1000 ? 'just now' : `${formatAge(ageMs)} ago`;
}

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });

/** When a flow goes through everything next, in words. */
export const formatNextRun = ({
  schedule,
  nextRunAt,
}: {
  readonly schedule: string | null;
  readonly nextRunAt: string | null;
}): string => {
  if (nextRunAt !== null) return formatMoment(nextRunAt);
  return schedule === null ? 'on demand' : 'after its migration';
};

/** In the zone of the reader. */
export const formatMoment = (instant: string): string => moment.format(new Date(instant));

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });

/** A calendar day, which no time zone may move. */
export const formatDay = (date: string): string => day.format(new Date(date));

/** With all its digits, those of the currency at least: "1,200.50 USD". */
export function formatMoney({ amount, currency }: { amount: string; currency: string }): string {
  const { minimumFractionDigits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  const digits = new Intl.NumberFormat('en', { minimumFractionDigits, maximumFractionDigits: 9 });
  return `${digits.format(amount as Intl.StringNumericLiteral)} ${currency}`;
}

/** What the words of the engine mean to whoever does not know it. */
const plain: Readonly<Record<string, string>> = {
  FOUND: 'there already',
  IGNORED: 'not moved',
  GONE: 'no longer at the source',
  LEFT_TO_QUEUE: 'left to the live sync',
};

/** Outcomes of records in words. */
export const toOutcome = (outcome: string): string => plain[outcome] ?? toWords(outcome);

/** "DIFFERENT_IN_P21" -> "different in P21". */
export const toWords = (code: string): string =>
  code
    .toLowerCase()
    .replaceAll('_', ' ')
    .replace(/\bp21\b/, 'P21');
