// Speaks to a running Oro sandbox as back office or as a shopper.

import type { OroSandboxOptions } from '../../../sandbox/oro/options.ts';
import { createOroSandbox, type OroSandbox } from '../../../sandbox/oro/server.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into freely by tests
export type AnyJson = any;

export interface ShopAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: AnyJson;
}

export type Call = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<ShopAnswer>;

const JSON_API = 'application/vnd.api+json';

export interface TestShop {
  readonly sandbox: OroSandbox;
  readonly office: Call;
  as(token: string): Call;
  token(request: Record<string, string>): Promise<string>;
}

export async function startShop(options: OroSandboxOptions = {}): Promise<TestShop> {
  const sandbox = await createOroSandbox(options);
  const token = async (request: Record<string, string>) => {
    const response = await fetch(`${sandbox.url}/oauth2-token`, {
      method: 'POST',
      body: new URLSearchParams(request),
    });
    return ((await response.json()) as { access_token: string }).access_token;
  };
  const as = (bearer: string): Call => callWith(sandbox.url, bearer);
  const office = as(
    await token({
      grant_type: 'client_credentials',
      client_id: 'sandbox-back-office',
      client_secret: 'sandbox-secret',
    }),
  );
  return { sandbox, office, as, token };
}

function callWith(url: string, bearer: string): Call {
  return async (method, path, body, headers = {}) => {
    const response = await fetch(url + path, {
      method,
      headers: { accept: JSON_API, 'content-type': JSON_API, authorization: `Bearer ${bearer}`, ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? undefined : JSON.parse(text),
    };
  };
}

/** `{ data: { type, id } }`. */
export const ref = (type: string, id: string) => ({ data: { type, id } });

export const createProduct = async (
  office: Call,
  sku: string,
  unit = 'item',
  precision = 0,
): Promise<string> => {
  const answer = await office('POST', '/admin/api/products', {
    data: {
      type: 'products',
      attributes: { sku, status: 'enabled', productType: 'simple' },
      relationships: {
        names: { data: [{ type: 'productnames', id: 'n' }] },
        attributeFamily: ref('attributefamilies', '1'),
        primaryUnitPrecision: ref('productunitprecisions', 'u'),
        inventory_status: ref('prodinventorystatuses', 'in_stock'),
      },
    },
    included: [
      {
        type: 'productnames',
        id: 'n',
        attributes: { fallback: null, string: `Product ${sku}` },
        relationships: { localization: { data: null } },
      },
      {
        type: 'productunitprecisions',
        id: 'u',
        attributes: { precision, conversionRate: 1, sell: true },
        relationships: { unit: ref('productunits', unit) },
      },
    ],
  });
  return idOf(answer);
};

export const createPrice = (
  office: Call,
  product: string,
  value: string,
  quantity = 1,
  unit = 'item',
  priceList = '1',
) =>
  office('POST', '/admin/api/productprices', {
    data: {
      type: 'productprices',
      attributes: { quantity, value, currency: 'USD' },
      relationships: {
        priceList: ref('pricelists', priceList),
        product: ref('products', product),
        unit: ref('productunits', unit),
      },
    },
  });

export const createCustomer = async (
  office: Call,
  name: string,
  relationships: object = {},
): Promise<string> => {
  const answer = await office('POST', '/admin/api/customers', {
    data: {
      type: 'customers',
      attributes: { name },
      ...(Object.keys(relationships).length > 0 ? { relationships } : {}),
    },
  });
  return idOf(answer);
};

export const PASSWORD = 'Passw0rd!X';

/** Role 1 is the storefront administrator, 2 the buyer. */
export const createUser = async (
  office: Call,
  email: string,
  customer: string,
  role: string,
): Promise<string> => {
  const answer = await office('POST', '/admin/api/customerusers', {
    data: {
      type: 'customerusers',
      attributes: {
        email,
        firstName: 'Ann',
        lastName: 'Shopper',
        password: PASSWORD,
        enabled: true,
        confirmed: true,
      },
      relationships: {
        customer: ref('customers', customer),
        userRoles: { data: [{ type: 'customeruserroles', id: role }] },
      },
    },
  });
  return idOf(answer);
};

/** Throws with the shop's own words when the record was refused. */
function idOf({ status, body }: ShopAnswer): string {
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body.data.id;
}
