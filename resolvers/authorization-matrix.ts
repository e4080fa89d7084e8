/** Who may ask for what, as a table for people: made from the schema, committed, and checked by a test. */
import type { GraphQLSchema } from 'graphql';
import { roleScopes, scopesOf } from '../src/access/scopes.ts';
import { type Role, roles } from '../src/access/viewer.ts';
import { neededScopes, objectTypesOf } from './authorization.ts';

/** Markdown: one table a type, one row a field, one column a role. */
export function printAuthorizationMatrix(schema: GraphQLSchema): string {
  const types = objectTypesOf(schema).sort((one, other) => one.name.localeCompare(other.name));
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const ordered = [
    ...types.filter((type) => roots.includes(type)),
    ...types.filter((type) => !roots.includes(type)),
  ];
  const tables = ordered.map((type) => {
    const fields = Object.values(type.getFields()).sort((one, other) => one.name.localeCompare(other.name));
    const rows = fields.map((field) => row(field.name, neededScopes(schema, type, field)));
    return [`## ${type.name}`, '', header, rule, ...rows, ''].join('\n');
  });
  return `${[introduction, ...tables].join('\n').trimEnd()}\n`;
}

const cells = (words: readonly string[]): string => `| ${words.join(' | ')} |`;

const header = cells(['field', 'needs', ...roles]);
const rule = cells(['---', '---', ...roles.map(() => ':-:')]);

const row = (name: string, needed: ReturnType<typeof neededScopes>): string =>
  cells([name, needed.join(', ') || '-', ...roles.map((role) => mark(role, needed))]);

function mark(role: Role, needed: readonly string[]): string {
  const held: readonly string[] = scopesOf({ role });
  if (needed.every((scope) => held.includes(scope))) return 'yes';
  const possible: readonly string[] = roleScopes[role].atMost;
  return needed.every((scope) => possible.includes(scope)) ? 'if given' : 'no';
}

const introduction = `# Who may ask for what

Written by \`npm run schema\` from the schema; do not edit. A field that needs nothing of its own is reached through one
that does: every query needs at least \`read\`.

"yes": with the scopes the role has by default. "if given": only when the key was made with that scope. "no": never.

Which *rows* are seen is another question, decided in \`src/loaders/visibility.ts\`: a storefront viewer sees the rows of
its own customer in every field below, and nothing tells the rows of others from rows that do not exist.
`;
