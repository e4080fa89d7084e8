/**
 * The XML form of REST objects (p21-api 3.1: XML unless JSON is asked for; 6.2 and 6.3 show the documents).
 * An object's collection `{ "list": [...] }` is the element itself with one child element an item:
 * `<Lines><OrderLine>...</OrderLine></Lines>`, as clients of the XML side send it.
 * Assumption: what is null is left out, as the documented price document does with CompanyId.
 */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { isWireObject, WireDecimal, type WireValue } from './wire-value.ts';
import { collectionItem, isCollectionItem } from './xml-names.ts';

const namespaces =
  'xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

/** A document with one root element. A list at the root, wrapped or not, becomes `ArrayOf`*name*. */
export const writeXml = (name: string, value: WireValue): string => {
  const unwrapped = isWireObject(value) && Array.isArray(value.list) ? value.list : value;
  const list = Array.isArray(unwrapped) ? unwrapped : undefined;
  const root = list === undefined ? name : `ArrayOf${name}`;
  const inner = list === undefined ? content(value) : elements(name, list);
  return `<?xml version="1.0"?><${root} ${namespaces}>${inner}</${root}>`;
};

const element = (name: string, value: WireValue): string => {
  if (value === null) return '';
  if (isWireObject(value) && Array.isArray(value.list)) return collection(name, value.list);
  const inner = content(value);
  return inner === '' ? `<${name} />` : `<${name}>${inner}</${name}>`;
};

const collection = (name: string, items: readonly WireValue[]): string =>
  items.length === 0 ? `<${name} />` : `<${name}>${elements(collectionItem(name), items)}</${name}>`;

const elements = (name: string, items: readonly WireValue[]): string =>
  items.map((item) => element(name, item)).join('');

const content = (value: WireValue): string => {
  if (isWireObject(value))
    return Object.entries(value)
      .map(([name, member]) => element(name, member))
      .join('');
  return escapeText(value instanceof WireDecimal ? value.toString() : String(value ?? ''));
};

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** XML has no place for control characters other than blanks, so they are dropped. */
const escapeText = (text: string): string =>
  text
    .replace(/\p{Cc}/gu, (character) => ('\t\n\r'.includes(character) ? character : ''))
    .replace(/[&<>]/g, (character) => escapes[character] ?? '');

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
});

export interface XmlDocument {
  readonly name: string;
  /** Texts stay texts; what they mean is decided by whoever knows the field. */
  readonly value: WireValue;
}

/** `undefined` when the text is not one well-formed XML document. */
export const readXml = (text: string): XmlDocument | undefined => {
  if (!text.trimStart().startsWith('<') || XMLValidator.validate(text) !== true) return undefined;
  const [root] = Object.entries(parser.parse(text) as Record<string, unknown>);
  return root === undefined ? undefined : { name: root[0], value: fromElement(root[1]) };
};

/** The items of a root like `<ArrayOfItemPriceInfo>`: one item comes as an object, several as a list (p21-api 6.3). */
export const itemsOf = (document: XmlDocument): readonly WireValue[] => {
  if (!isWireObject(document.value)) return [];
  return Object.values(document.value).flatMap((member) =>
    isWireObject(member) && 'list' in member ? asList(member.list) : asList(member),
  );
};

const asList = (value: WireValue | undefined): readonly WireValue[] => {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
};

const fromElement = (node: unknown): WireValue => {
  if (typeof node === 'string') return node;
  if (Array.isArray(node)) return node.map(fromElement);
  if (typeof node !== 'object' || node === null) return null;
  const members = Object.entries(node).filter(([name]) => !name.startsWith('@'));
  if ('@nil' in node && node['@nil'] === 'true') return null;
  const text = members.find(([name]) => name === '#text');
  if (text !== undefined) return String(text[1]);
  const object = Object.fromEntries(members.map(([name, member]) => [name, fromMember(name, member)]));
  return members.length === 0 ? '' : object;
};

const fromMember = (name: string, node: unknown): WireValue => {
  const value = fromElement(node);
  if (!isWireObject(value)) return value;
  const [item, ...others] = Object.entries(value);
  if (item === undefined || others.length > 0 || !isCollectionItem(name, item[0])) return value;
  return { list: asList(item[1]) };
};
