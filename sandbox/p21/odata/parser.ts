/** Reads a $filter into a tree. What its words mean for a table is the binder's affair. */
import { notBoolean, syntaxError } from './problem.ts';
import { type Dialect, type Token, tokenize } from './tokenizer.ts';

export const comparisons = {
  eq: 'Equal',
  ne: 'NotEqual',
  gt: 'GreaterThan',
  ge: 'GreaterThanOrEqual',
  lt: 'LessThan',
  le: 'LessThanOrEqual',
} as const;

export type Comparison = keyof typeof comparisons;

export type Operand =
  | { readonly kind: 'column'; readonly name: string }
  | { readonly kind: 'literal'; readonly token: Token }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Operand[] };

export type Expression =
  | { readonly kind: 'and' | 'or'; readonly terms: readonly Expression[] }
  | { readonly kind: 'not'; readonly term: Expression }
  | {
      readonly kind: 'compare';
      readonly comparison: Comparison;
      readonly left: Operand;
      readonly right: Operand;
    }
  | { readonly kind: 'test'; readonly operand: Operand }
  /** `column in (...)`: taken and ignored (p21-api 2.2). */
  | { readonly kind: 'in'; readonly column: Operand };

/** Throws `ODataProblem` when the text is no filter. */
export const parseFilter = (filter: string, dialect: Dialect): Expression => {
  const parser = new Parser(filter, tokenize(filter, dialect));
  return parser.whole();
};

class Parser {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly tokens: readonly Token[],
  ) {}

  whole(): Expression {
    const expression = this.chain('or', () => this.chain('and', () => this.unary()));
    this.expect('end');
    return expression;
  }

  private chain(word: 'and' | 'or', part: () => Expression): Expression {
    const first = part();
    const terms = [first];
    while (this.takeWord(word)) terms.push(part());
    return terms.length === 1 ? first : { kind: word, terms };
  }

  private unary(): Expression {
    if (this.takeWord('not')) return { kind: 'not', term: this.unary() };
    if (this.peek().kind !== 'open') return this.comparison();
    this.at += 1;
    const inner = this.chain('or', () => this.chain('and', () => this.unary()));
    this.expect('close');
    return inner;
  }

  private comparison(): Expression {
    const left = this.operand();
    const { kind, value } = this.peek();
    if (kind === 'word' && value in comparisons) {
      this.at += 1;
      return { kind: 'compare', comparison: value as Comparison, left, right: this.operand() };
    }
    if (this.takeWord('in')) return this.inList(left);
    if (left.kind !== 'call' && (kind === 'end' || kind === 'close')) throw notBoolean();
    return { kind: 'test', operand: left };
  }

  private inList(column: Operand): Expression {
    this.expect('open');
    this.operands();
    return { kind: 'in', column };
  }

  private operand(): Operand {
    const token = this.next();
    if (token.kind === 'text' || token.kind === 'number' || token.kind === 'date')
      return { kind: 'literal', token };
    if (token.kind !== 'word') throw syntaxError(token.position, this.text);
    if (token.value === 'null' || token.value === 'true' || token.value === 'false')
      return { kind: 'literal', token };
    if (this.peek().kind !== 'open') return { kind: 'column', name: token.value };
    this.at += 1;
    return { kind: 'call', name: token.value, args: this.operands() };
  }

  /** Operands up to and with the closing parenthesis. */
  private operands(): Operand[] {
    const list: Operand[] = [];
    if (this.peek().kind !== 'close') {
      list.push(this.operand());
      while (this.peek().kind === 'comma') {
        this.at += 1;
        list.push(this.operand());
      }
    }
    this.expect('close');
    return list;
  }

  private takeWord(word: string): boolean {
    const token = this.peek();
    if (token.kind !== 'word' || token.value !== word) return false;
    this.at += 1;
    return true;
  }

  private expect(kind: Token['kind']): void {
    const token = this.next();
    if (token.kind !== kind) throw syntaxError(token.position, this.text);
  }

  private peek(): Token {
    return this.tokens[this.at] ?? { kind: 'end', value: '', position: this.text.length };
  }

  private next(): Token {
    const token = this.peek();
    this.at += 1;
    return token;
  }
}
