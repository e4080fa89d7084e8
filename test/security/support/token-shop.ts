/** A shop whose customers are linked to P21, with users who sign in, and the gateway's sign-in in front of it. */
import { createOroSources } from '../../../datasources/oro/create-oro-sources.ts';
import { createMemoryKeyStore } from '../../../src/access/api-key-stores.ts';
import { createOroTokenCheck } from '../../../src/access/oro-tokens.ts';
import { createShopDirectory } from '../../../src/access/shop-directory.ts';
import { keepIdentities } from '../../../src/access/shop-identity.ts';
import { createSignIn, type SignIn } from '../../../src/access/sign-in.ts';
import { oroSchema } from '../../../src/config/config.ts';
import { createShopAuthor, type Link } from '../../graph/support/shop-author.ts';
import { startShop, type TestShop } from '../../oro/support/shop-client.ts';

const applications = [
  { clientId: 'storefront', role: 'storefront' },
  { clientId: 'sandbox-back-office', role: 'back-office' },
  { clientId: 'erp', role: 'sync', scopes: ['read', 'operate'] },
] as const;

export interface TokenShop extends AsyncDisposable {
  readonly shop: TestShop;
  readonly signIn: SignIn;
  readonly time: { nowMs: number };
  readonly acme: Link;
  readonly rival: Link;
  /** Calls to the shop's API so far. */
  calls(): number;
  /** Access token of a user by password. */
  tokenOf(email: string): Promise<string>;
  /** Access token of a back-office application. */
  officeToken(clientId: string): Promise<string>;
  /** A new e-mail, or a user switched off and on, as staff do it. */
  change(user: Link, attributes: object): Promise<void>;
  readonly users: { readonly amanda: Link; readonly rudy: Link; readonly alone: Link };
}

const client = (clientId: string, area: 'storefront' | 'back-office') => ({
  clientId,
  clientSecret: 'sandbox-secret',
  area,
  ...(area === 'back-office' ? { ownerId: '1' } : {}),
  grants: [area === 'back-office' ? ('client_credentials' as const) : ('password' as const)],
});

/** ACME (100198) has a branch (100199) below it; Rival (200001) stands alone; one company is not linked to P21. */
export async function createTokenShop(): Promise<TokenShop> {
  const time = { nowMs: Date.parse('2026-11-24T12:00:00Z') };
  const shop = await startShop({
    now: () => time.nowMs,
    clients: [
      client('sandbox-back-office', 'back-office'),
      client('erp', 'back-office'),
      client('unlisted', 'back-office'),
      client('storefront', 'storefront'),
      client('unlisted-storefront', 'storefront'),
    ],
  });
  const author = await createShopAuthor(shop.sandbox.url);
  const acme = await author.customer('ACME', '100198');
  const rival = await author.customer('Rival', '200001');
  const branch = await author.create(
    'customers',
    { name: 'Branch', p21_customer_id: 100199 },
    {
      group: await author.create('customergroups', { name: 'Branches' }),
      parent: acme,
    },
  );
  void branch;
  const unlinked = await author.create(
    'customers',
    { name: 'Unlinked' },
    {
      group: await author.create('customergroups', { name: 'Unlinked' }),
    },
  );
  const users = {
    amanda: await author.user('amanda@example.org', acme),
    rudy: await author.user('rudy@example.org', rival),
    alone: await author.user('alone@example.org', unlinked),
  };
  const config = oroSchema.parse({
    url: shop.sandbox.url,
    clientId: 'sandbox-back-office',
    clientSecret: 'sandbox-secret',
    publicKey: shop.sandbox.publicKeyPem,
    applications,
  });
  const clock = () => time.nowMs;
  const oro = createOroSources(config, { clock, random: () => 0, sleep: async () => {} });
  const settings = {
    publicKey: config.publicKey ?? '',
    applications: config.applications,
    leewaySeconds: 30,
  };
  const directory = keepIdentities(createShopDirectory({ ...oro.sources, tokenOwners: oro.tokenOwners }), {
    clock,
    keepSeconds: 120,
  });
  const signIn = createSignIn({
    keys: createMemoryKeyStore(),
    clock,
    oro: { check: createOroTokenCheck(settings, clock), shop: directory },
  });
  return {
    shop,
    signIn,
    time,
    acme,
    rival,
    users,
    calls: () => shop.sandbox.parts.calls.report().total,
    tokenOf: (username) =>
      shop.token({
        grant_type: 'password',
        client_id: 'storefront',
        client_secret: 'sandbox-secret',
        username,
        password: username === 'guest' ? 'guest' : 'Secret123!',
      }),
    officeToken: (clientId) =>
      shop.token({ grant_type: 'client_credentials', client_id: clientId, client_secret: 'sandbox-secret' }),
    change: async ({ id }, attributes) => {
      const { status } = await shop.office('PATCH', `/admin/api/customerusers/${id}`, {
        data: { type: 'customerusers', id, attributes },
      });
      if (status !== 200) throw new Error(`the shop answered ${status}`);
    },
    [Symbol.asyncDispose]: async () => {
      await oro.close();
      await shop.sandbox.close();
    },
  };
}
