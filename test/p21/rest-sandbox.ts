/** A running sandbox with one company of its own, whose ids no seed uses, and a caller that is signed in. */
import { afterAll, beforeAll } from 'vitest';
import type { Row } from '../../sandbox/p21/database/row.ts';
import { rowStatus, standardLocation } from '../../sandbox/p21/pricing/price-codes.ts';
import { createP21Sandbox, type P21Sandbox } from '../../sandbox/p21/server.ts';

/** 2026-06-15 12:00 in Chicago. */
const noon = Date.UTC(2026, 5, 15, 17);

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body read as JSON; throws when it is not JSON. */
  readonly json: JsonView;
}

/** JSON of any shape, to look into without saying first what it must be. */
export interface JsonView {
  readonly [name: string]: JsonView;
}

export interface RestSandbox {
  readonly sandbox: P21Sandbox;
  clockMs: number;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  put(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** As `get`, asking for XML. */
  xml(path: string): Promise<Answer>;
  row(table: string, match: Row): Row;
}

const json = { accept: 'application/json', 'content-type': 'application/json' };

/** Call at the top of a test file: starts before its tests and stops after them. */
export const startRestSandbox = (seed: (sandbox: P21Sandbox) => void = () => undefined): RestSandbox => {
  let started: P21Sandbox | undefined;
  let token = '';
  const use: RestSandbox = {
    clockMs: noon,
    get sandbox() {
      if (started === undefined) throw new Error('The sandbox starts before the first test');
      return started;
    },
    get: (path, headers = {}) => call('GET', path, undefined, { accept: json.accept, ...headers }),
    post: (path, body, headers = {}) => call('POST', path, body, { ...json, ...headers }),
    put: (path, body, headers = {}) => call('PUT', path, body, { ...json, ...headers }),
    xml: (path) => call('GET', path, undefined, {}),
    row: (table, match) => {
      const found = use.sandbox.database.table(table).first(match);
      if (found === undefined) throw new Error(`No row in ${table}`);
      return found;
    },
  };
  const call = async (
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<Answer> => {
    const response = await fetch(`${use.sandbox.url}${path}`, {
      method,
      redirect: 'manual',
      headers: { authorization: `Bearer ${token}`, ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      get json() {
        return JSON.parse(text);
      },
    };
  };
  beforeAll(async () => {
    started = await createP21Sandbox({
      items: 5,
      customers: 3,
      orders: 4,
      locations: 1,
      now: () => use.clockMs,
      partsListHangMs: 40,
    });
    seedCompany(started);
    seed(started);
    const answer = await fetch(`${started.url}/api/security/token/v2`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ username: 'api', password: 'sandbox' }),
    });
    token = ((await answer.json()) as { AccessToken: string }).AccessToken;
  });
  afterAll(() => started?.close());
  return use;
};

/** Company REST: locations 990 and 991, items REST-1 and REST#2, customer 990198 with ship-to, contact and salesrep. */
const seedCompany = ({ database }: P21Sandbox): void => {
  const insert = (table: string, row: Row): Row => database.table(table).insert(row);
  insert('company', { company_id: 'REST', company_name: 'Rest Tools' });
  insert('product_group', { company_id: 'REST', product_group_id: 'TOOLS', product_group_desc: 'Tools' });
  for (const location_id of [990, 991])
    insert('location', { location_id, company_id: 'REST', location_type: standardLocation });
  for (const [inv_mast_uid, item_id] of [
    [990001, 'REST-1'],
    [990002, 'REST#2'],
  ] as const) {
    insert('inv_mast', {
      inv_mast_uid,
      item_id,
      item_desc: `Widget ${item_id}`,
      base_unit: 'EA',
      price1: 12.5,
      weight: 1.5,
      delete_flag: 'N',
    });
    insert('item_uom', {
      item_uom_uid: inv_mast_uid,
      inv_mast_uid,
      unit_of_measure: 'EA',
      unit_size: 1,
      delete_flag: 'N',
    });
    insert('item_uom', {
      item_uom_uid: inv_mast_uid + 100,
      inv_mast_uid,
      unit_of_measure: 'BX',
      unit_size: 12,
      delete_flag: 'N',
    });
    insert('inv_loc', {
      inv_mast_uid,
      location_id: 990,
      company_id: 'REST',
      product_group_id: 'TOOLS',
      qty_on_hand: 55,
      qty_allocated: 10,
      moving_average_cost: 8.1,
      sellable: 'Y',
    });
    insert('inv_loc_stock_status', {
      inv_loc_stock_status_uid: inv_mast_uid,
      inv_mast_uid,
      location_id: 990,
      qty_non_pickable: 2,
      qty_quarantined: 2,
      qty_frozen: 1,
    });
    insert('inventory_supplier', {
      inventory_supplier_uid: inv_mast_uid,
      inv_mast_uid,
      supplier_id: 990900,
      list_price: 14,
      cost: 8,
      delete_flag: 'N',
    });
  }
  insert('inv_xref', {
    company_id: 'REST',
    customer_id: 990198,
    their_item_id: 'THEIRS-1',
    inv_mast_uid: 990001,
    inv_xref_uid: 990001,
  });
  insert('supplier', { supplier_id: 990900, supplier_name: 'Rest Supplies', delete_flag: 'N' });
  insert('address', { id: 990900, name: 'Rest Supplies', mail_city: 'Ames', delete_flag: 'N' });
  insert('address', {
    id: 990198,
    name: 'Rest Customer',
    mail_city: 'Des Moines',
    phys_postal_code: '01234',
    email_address: 'ap@rest.example',
    delete_flag: 'N',
  });
  insert('customer', {
    customer_id: 990198,
    company_id: 'REST',
    customer_name: 'Rest Customer',
    customer_id_string: '990198',
    terms_id: '01',
    credit_limit: 1000,
    credit_limit_used: 250,
    taxable_flag: 'Y',
    delete_flag: 'N',
  });
  insert('ship_to', {
    company_id: 'REST',
    ship_to_id: 990198,
    customer_id: 990198,
    default_branch: '01',
    delete_flag: 'N',
  });
  insert('customer_salesrep', {
    customer_salesrep_uid: 990001,
    company_id: 'REST',
    customer_id: 990198,
    salesrep_id: '100',
    primary_salesrep_flag: 'Y',
    commission_percentage: 100,
    row_status_flag: rowStatus.active,
  });
  insert('contacts', {
    id: '990042',
    address_id: 990198,
    first_name: 'Ann',
    last_name: "O'Neil",
    email_address: 'ann@rest.example',
    delete_flag: 'N',
  });
};

/** Adds a price page of half the list price for REST-1 to the customer; gives its uid. */
export const addHalfPricePage = ({ database }: P21Sandbox): number => {
  const active = { row_status_flag: rowStatus.active };
  const uid = 990500;
  database
    .table('price_library')
    .insert({ price_library_uid: uid, price_library_id: 'R', type_cd: 231, ...active });
  database.table('price_library_x_cust_x_cmpy').insert({
    price_lib_x_cust_x_cmpy_uid: uid,
    company_id: 'REST',
    customer_id: 990198,
    price_library_uid: uid,
    sequence_number: 1,
    ...active,
  });
  database.table('price_book').insert({ price_book_uid: uid, price_book_id: 'R', ...active });
  database.table('price_book_x_library').insert({
    price_book_x_library_uid: uid,
    price_library_uid: uid,
    price_book_uid: uid,
    sequence_number: 1,
    ...active,
  });
  database.table('price_page_x_book').insert({
    price_page_x_book_uid: uid,
    price_book_uid: uid,
    price_page_uid: uid,
    ...active,
  });
  database.table('price_page').insert({
    price_page_uid: uid,
    price_page_type_cd: 212,
    inv_mast_uid: 990001,
    pricing_method_cd: 220,
    source_price_cd: 101,
    calculation_method_cd: 211,
    calculation_value1: 0.5,
    effective_date: noon - 86_400_000,
    expiration_date: noon + 86_400_000,
    ...active,
  });
  return uid;
};
