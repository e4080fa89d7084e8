/**
 * Documents from XML as WCF's DataContract reader takes them (p21-api 4.1, M03): the root must be in the namespace of
 * P21's model, members must come in alphabetical order, and one that is out of order is passed over as if it were not
 * there. The result has the shape of the JSON document.
 */
import { XMLParser } from 'fast-xml-parser';
import { contentRequired, nullReference } from './malformed.ts';

export const modelNamespace = 'http://schemas.datacontract.org/2004/07/P21.Transactions.Model.V2';
export const arraysNamespace = 'http://schemas.microsoft.com/2003/10/Serialization/Arrays';

interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly Node[];
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  trimValues: false,
  ignoreDeclaration: true,
});

/** The document under one of the roots, e.g. `TransactionSet`. Throws a `MalformedDocument`. */
export const fromXml = (body: string, ...roots: readonly string[]): unknown => {
  const [root] = parse(body);
  if (root === undefined || !roots.includes(root.name) || root.attributes.xmlns !== modelNamespace)
    throw contentRequired();
  if (!isOrdered(root.children)) throw nullReference();
  return toObject(root);
};

/** Members that hold lists, with the name of their items. */
const lists: Readonly<Record<string, string>> = {
  Transactions: 'Transaction',
  DataElements: 'DataElement',
  Rows: 'Row',
  Edits: 'Edit',
  TransactionStates: 'TransactionState',
  Headers: 'Header',
};

/** `Keys` holds strings in a TransactionSet and edits in a request for a record. */
const toValue = (node: Node): unknown => {
  if (node.attributes['i:nil'] === 'true') return null;
  if (node.name === 'Keys') return node.children.map(toKey);
  const item = lists[node.name];
  if (item !== undefined) return node.children.filter((child) => child.name === item).map(toObject);
  if (node.name === 'Content' || node.name === 'Callback') return toObject(node);
  return booleans.includes(node.name) ? node.text.trim() === 'true' : node.text;
};

const booleans = ['UseCodeValues', 'IgnoreDisabled', 'IgnoreIfEmpty'];

const toKey = (node: Node): unknown => (node.children.length > 0 ? toObject(node) : node.text);

const toObject = (node: Node): Record<string, unknown> => {
  const bound: Record<string, unknown> = {};
  let last = '';
  for (const child of node.children) {
    if (child.name < last) continue;
    last = child.name;
    bound[child.name] = toValue(child);
  }
  return bound;
};

const isOrdered = (nodes: readonly Node[]): boolean =>
  nodes.every((node, index) => node.name >= (nodes[index - 1]?.name ?? ''));

const parse = (body: string): Node[] => {
  try {
    return toNodes(parser.parse(body) as RawNode[]);
  } catch {
    throw contentRequired();
  }
};

type RawNode = Readonly<Record<string, unknown>>;

const toNodes = (raw: readonly RawNode[]): Node[] =>
  raw.flatMap((entry) => {
    const tag = Object.keys(entry).find((key) => key !== ':@' && key !== '#text');
    if (tag === undefined || tag.startsWith('?')) return [];
    const inner = entry[tag] as RawNode[];
    return [
      {
        name: tag.replace(/^\w+:/, ''),
        attributes: (entry[':@'] ?? {}) as Record<string, string>,
        text: inner.map((part) => String(part['#text'] ?? '')).join(''),
        children: toNodes(inner),
      },
    ];
  });
