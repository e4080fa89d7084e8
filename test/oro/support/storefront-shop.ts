/** A shop with one company, its administrator and buyer, a guest, an application and a priced product. */
import {
  type Call,
  createCustomer,
  createPrice,
  createProduct,
  createUser,
  PASSWORD,
  ref,
  startShop,
  type TestShop,
} from './shop-client.ts';

/** Applications of the back office, of shoppers and of an administrator. */
export const clients = [
  {
    clientId: 'sandbox-back-office',
    clientSecret: 'sandbox-secret',
    area: 'back-office',
    grants: ['client_credentials'],
    ownerId: '1',
  },
  { clientId: 'shopper', clientSecret: 's', area: 'storefront', grants: ['password'] },
  {
    clientId: 'admin-app',
    clientSecret: 's',
    area: 'storefront',
    grants: ['client_credentials'],
    ownerId: '1',
  },
] as const;

export interface StorefrontShop {
  readonly shop: TestShop;
  readonly office: Call;
  readonly buyer: Call;
  readonly guest: Call;
  /** Of the administrator. */
  readonly app: Call;
  readonly company: string;
  readonly product: string;
}

export const signIn = async (shop: TestShop, username: string, password = PASSWORD): Promise<Call> =>
  shop.as(
    await shop.token({
      grant_type: 'password',
      client_id: 'shopper',
      client_secret: 's',
      username,
      password,
    }),
  );

export async function startStorefront(): Promise<StorefrontShop> {
  const shop = await startShop({ clients });
  const { office } = shop;
  const term = await office('POST', '/admin/api/paymentterms', {
    data: { type: 'paymentterms', attributes: { label: 'net 30' } },
  });
  const company = await createCustomer(office, 'Company A', {
    paymentTerm: ref('paymentterms', term.body.data.id),
  });
  await createUser(office, 'admin@shop.example', company, '1');
  await createUser(office, 'buyer@shop.example', company, '2');
  const product = await createProduct(office, 'SKU-1');
  await createPrice(office, product, '79.99');
  const [buyer, guest] = await Promise.all([
    signIn(shop, 'buyer@shop.example'),
    signIn(shop, 'guest', 'guest'),
  ]);
  const app = shop.as(
    await shop.token({ grant_type: 'client_credentials', client_id: 'admin-app', client_secret: 's' }),
  );
  return { shop, office, buyer, guest, app, company, product };
}
