/**
 * Boils an instance's OpenAPI description and its recorded exchanges down to the compact metadata the sandbox runs on.
 * Usage: tsx sandbox/oro/metadata/generate.ts <openapi.json> <recordings directory> <output.json>
 * What neither says (inverse sides, money, uniqueness, rules) is written by hand in overlay/.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GeneratedEntity, GeneratedModel } from './generated-model.ts';
import { readOpenApi } from './open-api.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Field names of each type in the order the server writes them, from every resource seen in an answer. */
function recordedOrder(directory: string): Map<string, { attributes: string[]; relationships: string[] }> {
  const seen = new Map<string, { attributes: string[]; relationships: string[] }>();
  const visit = (value: Json): void => {
    if (Array.isArray(value)) {
      value.forEach(visit);
      return;
    }
    if (value === null || typeof value !== 'object') return;
    const { type, attributes, relationships } = value;
    if (typeof type === 'string' && (attributes || relationships)) {
      const known = seen.get(type) ?? { attributes: [], relationships: [] };
      const longer = (a: string[], b: string[]) => (b.length > a.length ? b : a);
      seen.set(type, {
        attributes: longer(known.attributes, Object.keys(attributes ?? {})),
        relationships: longer(known.relationships, Object.keys(relationships ?? {})),
      });
    }
    Object.values(value).forEach(visit);
  };
  for (const name of readdirSync(directory).filter((file) => file.endsWith('.json'))) {
    const exchange = JSON.parse(readFileSync(join(directory, name), 'utf8'));
    if (exchange.request?.url?.startsWith('/admin/') && exchange.response) visit(exchange.response.body);
  }
  return seen;
}

function inOrder<T>(fields: Record<string, T>, order: readonly string[]): Record<string, T> {
  const known = order.filter((name) => name in fields);
  const rest = Object.keys(fields).filter((name) => !known.includes(name));
  return Object.fromEntries([...known, ...rest].map((name) => [name, fields[name] as T]));
}

function render(model: GeneratedModel): string {
  const lines = Object.entries(model).map(
    ([type, entity]) => `${JSON.stringify(type)}:${JSON.stringify(entity)}`,
  );
  return `{\n${lines.join(',\n')}\n}\n`;
}

const [openApiPath, recordings, output] = process.argv.slice(2);
if (!openApiPath || !recordings || !output)
  throw new Error('usage: generate <openapi> <recordings> <output>');
const order = recordedOrder(recordings);
const model = readOpenApi(JSON.parse(readFileSync(openApiPath, 'utf8')));
const ordered = Object.entries(model).map(([type, entity]): [string, GeneratedEntity] => [
  type,
  {
    ...entity,
    attributes: inOrder(entity.attributes, order.get(type)?.attributes ?? []),
    relationships: inOrder(entity.relationships, order.get(type)?.relationships ?? []),
  },
]);
writeFileSync(output, render(Object.fromEntries(ordered)));
