/** Turns what a P21 write came back with into what the engine understands. */
import type { NotConfirmed } from '../../datasources/p21/writes/write-answer.ts';
import { toGatewayError } from '../errors.ts';
import { userError } from './user-errors.ts';
import { WriteFailure } from './write-failure.ts';

/**
 * The answer of a write P21 called a success. Throws `WriteFailure` else; where P21 refused by a rule of its own, the
 * caller reads that it did, an operator reads its words. `what`: "the order".
 */
export function requireWritten<Answer extends { readonly written: true }>(
  answer: Answer | NotConfirmed,
  what: string,
): Answer {
  if (answer.written) return answer;
  const { certainty, retry, settled, said, refused, cause } = answer;
  throw new WriteFailure({
    certainty,
    retry,
    settled,
    forOperators: said,
    cause,
    ...(refused && { userError: refusal(what) }),
  });
}

/** What a write asks P21 first. When that fails, nothing was written: throws `WriteFailure` saying so. */
export async function askBeforeWriting<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (thrown) {
    const { message, details } = toGatewayError(thrown);
    const forOperators = details.upstream ? `${message}: ${details.upstream}` : message;
    throw new WriteFailure({
      certainty: 'NOT_WRITTEN',
      retry: 'later',
      settled: true,
      forOperators,
      cause: thrown,
    });
  }
}

const refusal = (what: string) =>
  userError(
    'P21_REFUSED',
    null,
    `P21 refused ${what} by a rule that only it knows. Ask your supplier, who can read the reason.`,
  );
