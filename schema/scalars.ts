/**
 * Scalars with exact values. Every one of them is a string on the wire; a value that cannot be kept exactly is refused
 * with the code BAD_USER_INPUT and the remedy.
 */
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { GraphQLCurrency, GraphQLJSON, GraphQLLocalDate } from 'graphql-scalars';
import { type DecimalString, toDecimal } from '../src/decimal.ts';
import { type Instant, toInstant } from '../src/instant.ts';

/** P21 keeps at most 19 digits; longer input is a mistake or an attack on the arithmetic. */
const plainNotation = /^-?\d{1,30}(\.\d{1,30})?$/;

/** ISO 8601 with a zone; a time without one means something else to every reader. */
const zonedTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

export const DecimalScalar = new GraphQLScalarType<DecimalString, DecimalString>({
  name: 'Decimal',
  description:
    'An exact decimal number as a string in plain notation, e.g. "12.5" or "-0.000000001". Input may also be an integer; a float is refused because its digits are not exact.',
  serialize: (value) => toDecimal(value as DecimalString),
  parseValue: parseDecimal,
  parseLiteral: (node) => parseDecimal(literalOf(node)),
});

export const DateTimeScalar = new GraphQLScalarType<Instant, Instant>({
  name: 'DateTime',
  description:
    'A moment as an ISO 8601 string in UTC with milliseconds, e.g. "2026-07-24T15:22:14.747Z". Input may carry any offset but must carry one.',
  serialize: (value) => value as Instant,
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(literalOf(node)),
});

export const DateScalar = new GraphQLScalarType<string, string>({
  ...GraphQLLocalDate.toConfig(),
  name: 'Date',
  description:
    'A calendar day as the owning system wrote it, e.g. "2026-07-24". It has no time zone and is never shifted by one.',
});

export const CurrencyCodeScalar = new GraphQLScalarType<string, string>({
  ...GraphQLCurrency.toConfig(),
  serialize: toCurrencyCode,
  name: 'CurrencyCode',
  description: 'An ISO 4217 currency code, e.g. "USD".',
});

/** Levels of lists and objects in each other; what walks a value calls itself for each, and a stack has an end. */
const deepestJson = 100;

export const JsonScalar = new GraphQLScalarType<unknown, unknown>({
  ...GraphQLJSON.toConfig(),
  description: 'Any JSON value, at most 100 levels deep.',
  parseValue: (value) => {
    if (isDeeper(value, deepestJson)) throw refuse('JSON: give a value of at most 100 levels.');
    return value;
  },
});

/** Level by level, never by calling itself. */
function isDeeper(value: unknown, levels: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > levels) return true;
    level = level
      .filter((one): one is object => typeof one === 'object' && one !== null)
      .flatMap((one): unknown[] => Object.values(one));
  }
  return false;
}

function parseDecimal(value: unknown): DecimalString {
  if (typeof value === 'string' && plainNotation.test(value)) return toDecimal(value);
  if (typeof value === 'bigint' || Number.isSafeInteger(value)) return toDecimal(String(value));
  throw refuse('Decimal: give exact digits as a string such as "12.5", or an integer.');
}

function parseInstant(value: unknown): Instant {
  if (typeof value === 'string' && zonedTime.test(value)) {
    const epochMs = Date.parse(value);
    if (!Number.isNaN(epochMs)) return toInstant(epochMs);
  }
  throw refuse('DateTime: give an ISO 8601 time with offset such as "2026-07-24T15:22:14Z".');
}

/** What the document says, with the digits of an integer kept; floats and everything else stay refusable. */
function literalOf(node: ValueNode): unknown {
  if (node.kind === Kind.STRING) return node.value;
  return node.kind === Kind.INT ? BigInt(node.value) : undefined;
}

const refuse = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });

/** A graph knows few currencies, and looking one up among all of them for each amount takes time. */
function toCurrencyCode(value: unknown): string {
  if (knownCurrencies.has(value)) return value as string;
  const code = GraphQLCurrency.serialize(value) as string;
  knownCurrencies.add(code);
  return code;
}

const knownCurrencies = new Set<unknown>();
