/** What the stand-in for the shop answers, as JSON:API documents (oro-api 2, 3). */

export interface Answer {
  readonly status: number;
  readonly body: object;
}

/** A level as it came. */
export interface Arrival {
  readonly id: string;
  readonly quantity: string;
  readonly atMs: number;
}

export interface Shelves {
  /** Ids by key, of the records made of each type. */
  readonly made: Map<string, Map<string, string>>;
  readonly doubles: { count: number };
  readonly levels: Arrival[];
  /** Entries of short lists, whole. */
  readonly lists: Map<string, Resource[]>;
}

interface Resource {
  readonly type: string;
  readonly id: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly relationships?: object;
}

interface Row {
  readonly id?: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

/** Attribute by which records of a type are looked for. */
const keyOf: Readonly<Record<string, string>> = {
  products: 'sku',
  customers: 'p21_customer_id',
  orders: 'identifier',
};

const country: Resource = {
  type: 'countries',
  id: 'US',
  attributes: { iso3Code: 'USA', name: 'United States' },
};
const region: Resource = {
  type: 'regions',
  id: 'US-IL',
  attributes: { code: 'IL', name: 'Illinois' },
  relationships: { country: { data: { type: 'countries', id: 'US' } } },
};

export const createShelves = (): Shelves => ({
  made: new Map(Object.keys(keyOf).map((type) => [type, new Map()])),
  doubles: { count: 0 },
  levels: [],
  lists: new Map([
    ['countries', [country]],
    ['regions', [region]],
    ...['productunits', 'producttaxcodes', 'customertaxcodes', 'customergroups', 'paymentterms'].map(
      (type): [string, Resource[]] => [type, []],
    ),
  ]),
});

/** Lists whole; of records only that there are none, which is what a first migration finds. */
export function answerRead(
  type: string,
  filters: Readonly<Record<string, string>>,
  { made, lists }: Shelves,
): Answer {
  const list = lists.get(type);
  if (list !== undefined) return found(list);
  const wanted = filters[keyOf[type] ?? ''];
  if (type === 'customers' && wanted !== undefined && !/^[\d,]+$/.test(wanted)) return wrongValue;
  const known = made.get(type);
  const isThere = wanted?.split(',').some((key) => known?.has(key)) ?? false;
  return isThere ? { status: 501, body: {} } : found([]);
}

const found = (data: readonly Resource[]): Answer => ({ status: 200, body: { data } });

/** How a filter of numbers refuses a text (recording 6.1/105). */
const wrongValue: Answer = {
  status: 400,
  body: {
    errors: [
      {
        status: '400',
        title: 'filter constraint',
        detail: 'Expected integer value. Given "capability-probe".',
      },
    ],
  },
};

/** Every row is taken; new ones are told their ids, in order. */
export function answerBatch(
  type: string,
  { data }: { readonly data: readonly Row[] },
  shelves: Shelves,
): Answer {
  if (type === 'inventorylevels') return takeLevels(data, shelves);
  const known = shelves.made.get(type);
  if (known === undefined || data.some(({ id }) => id !== undefined)) return { status: 501, body: {} };
  return found(
    data.map(({ attributes }) => ({
      type,
      id: make(known, String(attributes?.[keyOf[type] ?? '']), shelves),
    })),
  );
}

function make(known: Map<string, string>, key: string, { doubles }: Shelves): string {
  if (known.has(key)) doubles.count += 1;
  const id = String(known.size + 1);
  known.set(key, id);
  return id;
}

function takeLevels(rows: readonly Row[], { levels }: Shelves): Answer {
  const atMs = Date.now();
  for (const { id = '', attributes } of rows)
    levels.push({ id, quantity: String(attributes?.quantity), atMs });
  return found(rows.map(({ id = '', attributes = {} }) => ({ type: 'inventorylevels', id, attributes })));
}

/** An entry of a short list, under the id that was chosen or the next one. */
export function answerSingle(type: string, { data }: { readonly data: Row }, { lists }: Shelves): Answer {
  const list = lists.get(type);
  if (list === undefined) return { status: 501, body: {} };
  const entry = { type, id: data.id ?? String(list.length + 1), attributes: data.attributes ?? {} };
  list.push(entry);
  return { status: 201, body: { data: entry } };
}
