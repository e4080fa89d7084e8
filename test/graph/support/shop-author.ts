/** Fills an OroCommerce as a person with its API would: plain requests, nothing of the gateway's client. */

export interface Link {
  readonly type: string;
  readonly id: string;
}

type Links = Readonly<Record<string, Link | readonly Link[]>>;

export interface ShopAuthor {
  create(type: string, attributes: object, links?: Links, included?: readonly object[]): Promise<Link>;
  customer(name: string, p21CustomerId: string): Promise<Link>;
  product(sku: string): Promise<Link>;
  user(email: string, customer: Link): Promise<Link>;
  /** An order of one line: two of the product at 15.7 each. */
  order(attributes: object, customer: Link, product: Link): Promise<Link>;
}

export interface AuthorOptions {
  readonly root?: '/admin/api' | '/api';
  readonly clientId?: string;
}

const json = 'application/vnd.api+json';

export async function createShopAuthor(url: string, options: AuthorOptions = {}): Promise<ShopAuthor> {
  const { root = '/admin/api', clientId = 'sandbox-back-office' } = options;
  const token = await signIn(url, clientId);
  const headers = { authorization: `Bearer ${token}`, accept: json, 'content-type': json };

  const create: ShopAuthor['create'] = async (type, attributes, links = {}, included = []) => {
    const relationships = Object.fromEntries(Object.entries(links).map(([name, data]) => [name, { data }]));
    const body = { data: { type, attributes, relationships }, ...(included.length > 0 && { included }) };
    const response = await fetch(`${url}${root}/${type}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body, (_, value) => (isEmptyObject(value) ? undefined : value)),
    });
    if (response.status !== 201) throw new Error(`${type}: ${response.status} ${await response.text()}`);
    return { type, id: ((await response.json()) as { data: Link }).data.id };
  };

  return {
    create,
    customer: async (name, p21CustomerId) => {
      const group = await create('customergroups', { name: `Group of ${name}` });
      return create('customers', { name, p21_customer_id: Number(p21CustomerId) }, { group });
    },
    product: (sku) => create('products', { sku, status: 'enabled' }, productLinks, productParts(sku)),
    user: (email, customer) =>
      create(
        'customerusers',
        { email, firstName: 'Bob', lastName: 'Doo', password: 'Secret123!', enabled: true },
        { customer, userRoles: [{ type: 'customeruserroles', id: '1' }] },
      ),
    order: (attributes, customer, product) => {
      const lineItems = [{ type: 'orderlineitems', id: 'l1' }];
      return create('orders', { currency: 'USD', ...attributes }, { customer, lineItems }, [lineOf(product)]);
    },
  };
}

const lineOf = (product: Link) => ({
  type: 'orderlineitems',
  id: 'l1',
  attributes: { quantity: 2, value: 15.7, currency: 'USD' },
  relationships: {
    product: { data: product },
    productUnit: { data: { type: 'productunits', id: 'each' } },
  },
});

const isEmptyObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;

async function signIn(url: string, clientId: string): Promise<string> {
  const response = await fetch(`${url}/oauth2-token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: 'sandbox-secret',
    }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}

const productLinks: Links = {
  names: [{ type: 'productnames', id: 'n1' }],
  attributeFamily: { type: 'attributefamilies', id: '1' },
  primaryUnitPrecision: { type: 'productunitprecisions', id: 'u1' },
  inventory_status: { type: 'prodinventorystatuses', id: 'in_stock' },
};

const productParts = (sku: string) => [
  { type: 'productnames', id: 'n1', attributes: { string: `Name of ${sku}`, fallback: null } },
  {
    type: 'productunitprecisions',
    id: 'u1',
    attributes: { precision: 0, conversionRate: 1, sell: true },
    relationships: { unit: { data: { type: 'productunits', id: 'each' } } },
  },
];
