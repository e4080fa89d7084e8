/** Documents to XML as WCF writes them: P21's namespace, members in alphabetical order, `i:nil` for null. */
import { arraysNamespace, modelNamespace } from './read-xml.ts';

const instance = 'http://www.w3.org/2001/XMLSchema-instance';

/** Names of the items of lists whose items are not strings. */
const itemNames: Readonly<Record<string, string>> = {
  Transactions: 'Transaction',
  DataElements: 'DataElement',
  Rows: 'Row',
  Edits: 'Edit',
  DataElementDefinitions: 'DataElementDefinition',
  FieldDefinitions: 'FieldDefinition',
  KeyDefinitions: 'KeyDefinition',
  RelativeDateEdits: 'RelativeDateEdit',
  FieldMap: 'FieldMap',
};

/** A whole XML document with this root. */
export const toXml = (root: string, value: unknown): string =>
  `<?xml version="1.0" encoding="utf-8"?><${root} xmlns="${modelNamespace}" xmlns:i="${instance}">${inner(root, value)}</${root}>`;

/** A list as the root, e.g. `ArrayOfServiceInfo` of `ServiceInfo`. */
export const toXmlList = (root: string, item: string, values: readonly unknown[]): string =>
  `<?xml version="1.0" encoding="utf-8"?><${root} xmlns="${modelNamespace}" xmlns:i="${instance}">${values.map((value) => element(item, value)).join('')}</${root}>`;

const element = (name: string, value: unknown): string => {
  if (value === null || value === undefined) return `<${name} i:nil="true"/>`;
  if (Array.isArray(value) && itemNames[name] === undefined) return strings(name, value);
  const content = inner(name, value);
  return content === '' ? `<${name}/>` : `<${name}>${content}</${name}>`;
};

const inner = (name: string, value: unknown): string => {
  if (Array.isArray(value)) return value.map((item) => element(itemNames[name] ?? 'string', item)).join('');
  if (typeof value !== 'object' || value === null) return escapeText(String(value));
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([member, child]) => element(member, child))
    .join('');
};

const strings = (name: string, values: readonly unknown[]): string => {
  const items = values.map((value) => `<a:string>${escapeText(String(value))}</a:string>`).join('');
  return `<${name} xmlns:a="${arraysNamespace}">${items}</${name}>`;
};

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
