/** Documents from JSON. Members are bound by their exact names; others are passed over (M03). */
import type {
  Callback,
  DataElement,
  DocumentRow,
  Edit,
  StateRequest,
  Transaction,
  TransactionSet,
} from './document.ts';
import { contentRequired, MalformedDocument, nullReference } from './malformed.ts';

type Members = Readonly<Record<string, unknown>>;

/** Throws a `MalformedDocument`. */
export const toTransactionSet = (body: unknown): TransactionSet => {
  const set = members(body);
  return {
    Name: text(set.Name, 'Name'),
    UseCodeValues: flag(set.UseCodeValues, 'UseCodeValues'),
    IgnoreDisabled: flag(set.IgnoreDisabled, 'IgnoreDisabled'),
    Transactions: needed(set.Transactions, 'Transactions').map(toTransaction),
  };
};

/** Throws a `MalformedDocument`. */
export const toStateRequest = (body: unknown): StateRequest => {
  const request = members(body);
  return {
    ServiceName: text(request.ServiceName, 'ServiceName'),
    UseCodeValues: flag(request.UseCodeValues, 'UseCodeValues'),
    TransactionStates: needed(request.TransactionStates, 'TransactionStates').map((state) => {
      const { DataElementName, Keys } = members(state);
      return {
        DataElementName: text(DataElementName, 'DataElementName'),
        Keys: list(Keys, 'Keys').map(toPair),
      };
    }),
  };
};

/** The envelope of a request with callback. Throws a `MalformedDocument`. */
export const toCallbackRequest = (body: unknown): { set: TransactionSet; callback: Callback } => {
  const envelope = members(body);
  const callback = members(envelope.Callback);
  return {
    set: toTransactionSet(envelope.Content),
    callback: {
      Url: text(callback.Url, 'Url'),
      Method: callback.Method === undefined ? 'POST' : text(callback.Method, 'Method'),
      ContentType:
        callback.ContentType === undefined ? 'application/json' : text(callback.ContentType, 'ContentType'),
      Headers: list(callback.Headers, 'Headers').map(toPair),
    },
  };
};

const toTransaction = (value: unknown): Transaction => {
  const { Status, DataElements } = members(value);
  return {
    Status: typeof Status === 'string' ? Status : '',
    DataElements: needed(DataElements, 'DataElements').map(toElement),
  };
};

const toElement = (value: unknown): DataElement => {
  const { Name, Type, Keys, Rows } = members(value);
  return {
    Name: text(Name, 'Name'),
    Type: typeof Type === 'string' ? Type : '',
    Keys: list(Keys, 'Keys').map((key) => text(key, 'Keys')),
    Rows: Rows === undefined || Rows === null ? null : list(Rows, 'Rows').map(toRow),
  };
};

const toRow = (value: unknown): DocumentRow => ({ Edits: list(members(value).Edits, 'Edits').map(toEdit) });

const toEdit = (value: unknown): Edit => {
  const { IgnoreIfEmpty } = members(value);
  return { ...toPair(value), ...(IgnoreIfEmpty === true ? { IgnoreIfEmpty } : {}) };
};

/** Values are strings; clients in the field send numbers too, which the binder turns into text (M03). */
const toPair = (value: unknown): { Name: string; Value: string } => {
  const { Name, Value } = members(value);
  return { Name: text(Name, 'Name'), Value: Value === undefined || Value === null ? '' : String(Value) };
};

const members = (value: unknown): Members => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw contentRequired();
  return value as Members;
};

const list = (value: unknown, name: string): readonly unknown[] => {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value))
    throw new MalformedDocument(400, `The JSON value of ${name} could not be converted to a list.`);
  return value;
};

const needed = (value: unknown, name: string): readonly unknown[] => {
  if (value === undefined || value === null) throw nullReference();
  return list(value, name);
};

const text = (value: unknown, name: string): string => {
  if (typeof value === 'string') return value;
  throw value === undefined
    ? nullReference()
    : new MalformedDocument(400, `The JSON value of ${name} could not be converted to a string.`);
};

const flag = (value: unknown, name: string): boolean => {
  if (value === undefined || value === null) return false;
  if (typeof value === 'boolean') return value;
  throw new MalformedDocument(400, `The JSON value of ${name} could not be converted to a boolean.`);
};
