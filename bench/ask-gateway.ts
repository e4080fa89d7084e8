/** Asks the gateway over HTTP, as any client does. */
import type { ReadyGateway } from './child/parts.ts';
import type { BigQuery } from './graph-queries.ts';

/** The text of the answer. Throws when the gateway refuses. */
export async function askGateway(gateway: ReadyGateway, query: BigQuery): Promise<string> {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${gateway.token}` },
    body: JSON.stringify({ query: query.document, variables: query.variables }),
  });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`The gateway answered ${response.status}: ${text}`);
  return text;
}

/** Throws when the answer has errors or fewer objects than were asked for: its time would mean nothing. */
export function checkAnswer({ name, expected }: BigQuery, text: string): void {
  const { data, errors } = JSON.parse(text);
  const found = data?.[expected.field];
  if (errors !== undefined || found == null)
    throw new Error(`"${name}" was not answered: ${JSON.stringify(errors ?? data).slice(0, 500)}`);
  if (expected.nodes !== undefined && found.nodes?.length !== expected.nodes)
    throw new Error(`"${name}" found ${found.nodes?.length} of ${expected.nodes}`);
}
