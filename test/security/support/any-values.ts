/** Values that nobody means well, and what an answer to them must not hold. */
import { fc } from '../../support/fast-check.ts';

/** Words of our inside. */
export const inside =
  /node_modules|\.ts:\d|at \w+ \(|\/work\/|TypeError|ReferenceError|RangeError|call stack/;

/** Repeatable: a run that fails names its seed. */
export const runs = (numRuns: number) => ({ numRuns, seed: 20260301 });

export const anyText = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    '0',
    '-1',
    '1e999',
    'null',
    '__proto__',
    'constructor',
    '%00',
    '\u0000',
    "' or 1=1 --",
    '../../etc/passwd',
    '{{7*7}}',
    '$ne',
    'eq null',
    ')) or (1 eq 1',
    '9'.repeat(400),
    '💥',
    '\ud800',
  ),
);

export const anyValue = fc.oneof(
  anyText,
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constantFrom(null, [], {}, [[]], [null], 1e308, -0, Number.MAX_SAFE_INTEGER + 2),
  fc.jsonValue({ maxDepth: 3 }),
);
