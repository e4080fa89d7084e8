/**
 * The shelf of ready queries: each file in `queries/` is one, its leading comment lines are title and explanation,
 * a last comment line "# variables: {…}" holds its example variables.
 */

export interface ReadyQuery {
  readonly title: string;
  readonly explanation: string;
  /** Name of the query in the text. */
  readonly operation: string;
  readonly query: string;
  readonly variables: string;
}

const files = import.meta.glob<string>('./queries/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export const shelf: readonly ReadyQuery[] = Object.values(files).map(parseReadyQuery);

export function parseReadyQuery(text: string): ReadyQuery {
  const comments = text
    .split('\n')
    .filter((line) => line.startsWith('#'))
    .map((line) => line.slice(1).trim());
  const example = comments.find((line) => line.startsWith('variables:'));
  const [title = 'Untitled', ...explanation] = comments.filter((line) => line !== example);
  return {
    title,
    explanation: explanation.join(' '),
    operation: /^query (\w+)/m.exec(text)?.[1] ?? '',
    query: text.replace(/^#.*\n/gm, '').trim(),
    variables: example === undefined ? '' : pretty(example.slice('variables:'.length)),
  };
}

function pretty(json: string): string {
  return JSON.stringify(JSON.parse(json), null, 2);
}
