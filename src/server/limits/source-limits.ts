/** Before a document is parsed: how deep its brackets go. The parser calls itself for each, and a stack has an end. */
import { GraphQLError, Lexer, Source, TokenKind } from 'graphql';
import { GatewayError } from '../../errors.ts';

/** No real document comes near: the deepest introspection query nests 16 selections. */
const deepestNesting = 100;

const steps: Partial<Record<TokenKind, number>> = {
  [TokenKind.BRACE_L]: 1,
  [TokenKind.BRACKET_L]: 1,
  [TokenKind.PAREN_L]: 1,
  [TokenKind.BRACE_R]: -1,
  [TokenKind.BRACKET_R]: -1,
  [TokenKind.PAREN_R]: -1,
};

/** Throws TOO_COSTLY. What is no document at all is left to the parser, which says so. */
export function checkNesting(source: string): void {
  if ((source.match(/[[{(]/g)?.length ?? 0) <= deepestNesting) return;
  if (nestingOf(source) > deepestNesting) {
    throw new GatewayError('TOO_COSTLY', `The document nests deeper than ${deepestNesting} brackets.`);
  }
}

function nestingOf(source: string): number {
  const lexer = new Lexer(new Source(source));
  let [depth, deepest] = [0, 0];
  try {
    while (lexer.token.kind !== TokenKind.EOF && deepest <= deepestNesting) {
      depth += steps[lexer.advance().kind] ?? 0;
      deepest = Math.max(deepest, depth);
    }
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
  }
  return deepest;
}
