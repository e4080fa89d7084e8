/** Reads what P21 answers to a Transaction: HTTP 200 also for failures (p21-api 4.3). */
import type { WriteAnswer } from './write-answer.ts';
import { unknown } from './write-answer.ts';
import { ofFailedTransaction } from './write-failures.ts';

/** The answer to one Transaction. What cannot be read is UNKNOWN: P21 has done something and said it badly. */
export function readTransactionAnswer(body: unknown): WriteAnswer {
  const { Summary: summary, Messages: said, Results: results } = membersOf(body);
  const { Succeeded: succeeded, Failed: failed } = membersOf(summary);
  const messages = Array.isArray(said) ? said.map(String) : [];
  if (typeof succeeded !== 'number' || typeof failed !== 'number') {
    return unknown(true, { said: 'P21 answered without a summary of what it did' });
  }
  if (failed > 0) return ofFailedTransaction(messages);
  if (succeeded === 0) return unknown(true, { said: messages.join('\n') || 'P21 says neither yes nor no' });
  return {
    written: true,
    messages,
    named: (element, edit) => valueIn(firstTransaction(results), element, edit),
  };
}

/** The value of an edit in the first row of an element of a Transaction; null where absent or empty. */
function valueIn(transaction: unknown, element: string, edit: string): string | null {
  const found = listOf(membersOf(transaction).DataElements).find((one) => membersOf(one).Name === element);
  const [row] = listOf(membersOf(found).Rows);
  const value = listOf(membersOf(row).Edits)
    .map(membersOf)
    .find(({ Name }) => Name === edit)?.Value;
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

const firstTransaction = (results: unknown): unknown => listOf(membersOf(results).Transactions)[0];

const membersOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
