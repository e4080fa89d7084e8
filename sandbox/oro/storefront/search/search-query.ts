// The expression of `filter[searchQuery]`: comparisons joined by and, or and parentheses (Oro "advanced search",
// oro-api 2.3; recording 6.1/496).
import { isSearchMatch } from './search-match.ts';

export type SearchValue = string | number | boolean | null;

/** Field name to its value, as the search index holds it. */
export type SearchDocument = Readonly<Record<string, SearchValue>>;

export type SearchTest = (document: SearchDocument) => boolean;

/** The expression cannot be read; the message is the detail of the 400. */
export class SearchQueryError extends Error {
  override readonly name = 'SearchQueryError';
}

const TOKEN = /\s*("(?:[^"\\]|\\.)*"|\(|\)|,|!=|!~|>=|<=|=|~|>|<|!in\b|[^\s()",=!<>~]+)/y;

/** @throws SearchQueryError */
export function parseSearchQuery(text: string, fields: ReadonlySet<string>): SearchTest {
  const parser = new Parser(tokensOf(text), fields);
  const test = parser.either();
  parser.end();
  return test;
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const token = TOKEN.exec(text)?.[1];
    if (token === undefined) throw new SearchQueryError('Not allowed query.');
    tokens.push(token);
  }
  return tokens;
}

class Parser {
  readonly #tokens: readonly string[];
  readonly #fields: ReadonlySet<string>;
  #at = 0;

  constructor(tokens: readonly string[], fields: ReadonlySet<string>) {
    this.#tokens = tokens;
    this.#fields = fields;
  }

  either(): SearchTest {
    const tests = [this.#both()];
    while (this.#accept('or')) tests.push(this.#both());
    return (document) => tests.some((test) => test(document));
  }

  end(): void {
    const rest = this.#tokens[this.#at];
    if (rest !== undefined) throw new SearchQueryError(`Unexpected string "${rest}" in where statement.`);
  }

  #both(): SearchTest {
    const tests = [this.#one()];
    while (this.#accept('and')) tests.push(this.#one());
    return (document) => tests.every((test) => test(document));
  }

  #one(): SearchTest {
    if (!this.#accept('(')) return this.#comparison();
    const inner = this.either();
    this.#expect(')');
    return inner;
  }

  #comparison(): SearchTest {
    const field = this.#take();
    if (!this.#fields.has(field)) throw new SearchQueryError(`The field "${field}" is not supported.`);
    const operator = this.#operator();
    if (operator === 'exists' || operator === 'notexists') {
      return (document) => (document[field] !== null) === (operator === 'exists');
    }
    const values = operator === 'in' || operator === '!in' ? this.#list() : [unquoted(this.#take())];
    return (document) => isSearchMatch(document[field] ?? null, operator, values);
  }

  #operator(): string {
    const word = this.#take().toLowerCase();
    return word === '!' && this.#accept('in') ? '!in' : word;
  }

  #list(): string[] {
    this.#expect('(');
    const values = [unquoted(this.#take())];
    while (this.#accept(',')) values.push(unquoted(this.#take()));
    this.#expect(')');
    return values;
  }

  #accept(token: string): boolean {
    if (this.#tokens[this.#at]?.toLowerCase() !== token) return false;
    this.#at += 1;
    return true;
  }

  #expect(token: string): void {
    if (!this.#accept(token)) throw new SearchQueryError(`Expected "${token}".`);
  }

  #take(): string {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new SearchQueryError('Unexpected end of string.');
    this.#at += 1;
    return token;
  }
}

function unquoted(token: string): string {
  return token.startsWith('"') ? token.slice(1, -1).replace(/\\(.)/g, '$1') : token;
}
