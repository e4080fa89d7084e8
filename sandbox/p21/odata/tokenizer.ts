/** Cuts a $filter into tokens that remember where they stood, for the error texts. */
import { badLiteral, invalidCharacter, unterminatedString } from './problem.ts';

export interface Token {
  readonly kind: 'word' | 'text' | 'number' | 'date' | 'open' | 'close' | 'comma' | 'end';
  /** As written; of texts the content with doubled quotes undone; of dates the date alone. */
  readonly value: string;
  readonly position: number;
}

/** `v4` is the OData service; `v3` the older views, with datetime'..' and 100915M (p21-api 2.2, 2.6). */
export type Dialect = 'v4' | 'v3';

interface Shape {
  readonly kind: Token['kind'];
  readonly pattern: RegExp;
}

const common: readonly Shape[] = [
  { kind: 'open', pattern: /\(/y },
  { kind: 'close', pattern: /\)/y },
  { kind: 'comma', pattern: /,/y },
  { kind: 'text', pattern: /'((?:[^']|'')*)'/y },
  { kind: 'word', pattern: /[A-Za-z_]\w*/y },
];

const shapes: Readonly<Record<Dialect, readonly Shape[]>> = {
  v4: [
    { kind: 'date', pattern: /\d{4}-\d{2}-\d{2}(?:T[\d:.]*(?:Z|[+-]\d{2}:\d{2})?)?/iy },
    { kind: 'number', pattern: /-?\d+(?:\.\d+)?/y },
    ...common,
  ],
  v3: [
    { kind: 'date', pattern: /datetime'([^']*)'/y },
    { kind: 'number', pattern: /(-?\d+(?:\.\d+)?)[MmLlDdFf]?/y },
    ...common,
  ],
};

/** Throws `ODataProblem` on a character no token starts with, an open string or a half date. */
export const tokenize = (filter: string, dialect: Dialect): Token[] => {
  const tokens: Token[] = [];
  let position = skipBlanks(filter, 0);
  while (position < filter.length) {
    const { token, end } = readToken(filter, position, dialect);
    tokens.push(token);
    position = skipBlanks(filter, end);
  }
  return [...tokens, { kind: 'end', value: '', position: filter.length }];
};

const skipBlanks = (text: string, from: number): number => {
  let position = from;
  while (text[position] === ' ' || text[position] === '\t') position += 1;
  return position;
};

const readToken = (filter: string, position: number, dialect: Dialect): { token: Token; end: number } => {
  for (const { kind, pattern } of shapes[dialect]) {
    pattern.lastIndex = position;
    const [whole, inner = whole] = pattern.exec(filter) ?? [];
    if (whole === undefined || inner === undefined) continue;
    const value = kind === 'text' ? inner.replaceAll("''", "'") : inner;
    if (kind === 'date' && dialect === 'v4') requireOffset(value, position, filter);
    return { token: { kind, value, position }, end: position + whole.length };
  }
  const character = filter[position] ?? '';
  if (character === "'") throw unterminatedString(position, filter);
  throw invalidCharacter(character, position, filter);
};

/** A time without zone is no OData 4 literal; a day alone is. */
const requireOffset = (literal: string, position: number, filter: string): void => {
  if (!/^.{10}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?(?:Z|[+-]\d{2}:\d{2}))?$/i.test(literal))
    throw badLiteral('Edm.DateTimeOffset', literal, position, filter);
};
