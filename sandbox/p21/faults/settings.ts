/** The JSON that switches faults, checked. What each fault does is told in `../faults.ts`. */
import { z } from 'zod';
import { families } from './call.ts';

const oneOrMore = <T extends z.ZodType>(item: T) => z.union([item, z.array(item).min(1)]);

const aim = {
  family: oneOrMore(z.enum(families)).optional(),
  service: oneOrMore(z.string().min(1)).optional(),
  method: z.enum(['GET', 'POST', 'PUT', 'DELETE']).optional(),
  /** Part of the path. */
  path: z.string().min(1).optional(),
  /** Calls let through before the first one is hit. */
  skip: z.int().min(0).optional(),
  /** Calls hit before the fault switches itself off. */
  times: z.int().min(1).optional(),
  /** Share of the calls hit, drawn from the seed. */
  probability: z.number().min(0).max(1).optional(),
};

const milliseconds = z.number().min(0).max(600_000);
const rule = <T extends z.ZodRawShape>(shape: T) => z.strictObject({ ...shape, ...aim });

const rules = {
  latencyMs: rule({ ms: milliseconds, jitterMs: milliseconds.default(0) }),
  failRate: rule({ status: z.union([500, 502, 503, 504].map((code) => z.literal(code))).default(500) }),
  emptyError: rule({}),
  lostResponse: rule({}),
  lateCommitMs: rule({ ms: milliseconds, answer: z.enum(['late', 'drop', 'unavailable']).default('late') }),
  dirtySession: rule({
    when: z.enum(['before', 'after']).default('before'),
    window: z.string().min(1).default('Order Entry'),
  }),
  recordLock: rule({
    user: z.string().min(1).default('JSMITH'),
    orderNo: z.string().min(1).optional(),
  }),
  revokeTokens: rule({}),
  recycle: rule({
    calls: z.int().min(1).default(3),
    status: z.union([z.literal(503), z.literal(401)]).default(503),
  }),
  dropLine: rule({ position: z.int().min(1).optional() }),
  duplicateOnRetry: rule({}),
  slowPool: rule({
    size: z.int().min(1).default(1),
    holdMs: milliseconds.default(500),
    waitMs: milliseconds.default(60_000),
  }),
  wrongBody: rule({ as: z.enum(['html', 'xml']) }),
};

export type FaultKind = keyof typeof rules;
export type FaultSettings = { [Kind in FaultKind]: z.output<(typeof rules)[Kind]> };

/** Which setting the short form of a fault gives: `"latencyMs": 200` is `{ "ms": 200 }`; of all others it is `true`. */
const shortForm: Partial<Record<FaultKind, string>> = {
  latencyMs: 'ms',
  failRate: 'probability',
  lateCommitMs: 'ms',
  wrongBody: 'as',
};

/** Rules by fault; a fault that is named with no rules is to be switched off. */
export type FaultRules = { [Kind in FaultKind]?: FaultSettings[Kind][] };

/** The body of the control call was not understood; `problems` names everything wrong with it. */
export class FaultSettingsError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('; '));
  }
}

/** Throws `FaultSettingsError` listing everything wrong at once. */
export const parseFaultRules = (body: unknown): FaultRules => {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new FaultSettingsError(['body: expected a JSON object of faults']);
  const problems: string[] = [];
  const parsed = Object.entries(body).map(([kind, value]) => [kind, parseFault(kind, value, problems)]);
  if (problems.length > 0) throw new FaultSettingsError(problems);
  return Object.fromEntries(parsed) as FaultRules;
};

const isFaultKind = (kind: string): kind is FaultKind => Object.hasOwn(rules, kind);

const parseFault = (kind: string, value: unknown, problems: string[]): unknown[] => {
  if (!isFaultKind(kind)) {
    problems.push(`${kind}: no such fault; known are ${Object.keys(rules).join(', ')}`);
    return [];
  }
  if (value === false || value === null) return [];
  const list = Array.isArray(value) ? value : [value];
  return list.map((item, index) =>
    parseRule(kind, item, list.length > 1 ? `${kind}[${index}]` : kind, problems),
  );
};

const parseRule = (kind: FaultKind, value: unknown, at: string, problems: string[]): unknown => {
  const parsed = rules[kind].safeParse(toLongForm(kind, value));
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues)
    problems.push(`${[at, ...issue.path].join('.')}: ${issue.message}`);
  return undefined;
};

const toLongForm = (kind: FaultKind, value: unknown): unknown => {
  if (typeof value === 'object') return value;
  const setting = shortForm[kind];
  if (setting !== undefined && value !== true) return { [setting]: value };
  return value === true ? {} : value;
};
