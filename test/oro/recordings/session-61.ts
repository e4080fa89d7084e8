/** What the recordings of the fresh 6.1 installation leave out: identities, secrets and the calls in between. */
import type { NewOAuthClient } from '../../../sandbox/oro/oauth/oauth-client.ts';
import { createOroSandbox, type OroSandbox } from '../../../sandbox/oro/server.ts';
import { bodyOfRace } from './races-61.ts';
import { type Json, numberOf, type RecordedRequest, type Recording } from './recording.ts';
import { Player, type SessionScript } from './replay.ts';
import { ReplayClock } from './replay-clock.ts';
import { settle } from './settle.ts';
import { StepScheduler } from './step-scheduler.ts';
import { asMap, backOfficeClient, redacted, TokenPurse } from './token-purse.ts';

const customerUserPassword = 'Passw0rd!X';

const clients: readonly NewOAuthClient[] = [
  backOfficeClient('DLicmIYgOrn_GxFzgFpuHVVGLwoFVqam', '1'),
  backOfficeClient('_xAOOQLxtiS1HVoYu1m2UHdACyw83eLT', '2'),
  {
    clientId: '_SDWYfVoc1DtNNrmrZ1VChnR7d5HDcO9',
    clientSecret: redacted,
    area: 'storefront',
    grants: ['client_credentials'],
    ownerId: '1',
  },
  {
    clientId: 'BJREt8NzmN82x_J3WkzSO9lB8fvGfbDJ',
    clientSecret: redacted,
    area: 'storefront',
    grants: ['password'],
  },
];

const clientOf: Readonly<Record<string, string>> = {
  admin: 'DLicmIYgOrn_GxFzgFpuHVVGLwoFVqam',
  restricted: '_xAOOQLxtiS1HVoYu1m2UHdACyw83eLT',
  sf: '_SDWYfVoc1DtNNrmrZ1VChnR7d5HDcO9',
};

export async function createSession61(): Promise<{ readonly sandbox: OroSandbox; readonly player: Player }> {
  const clock = new ReplayClock({ start: '2026-11-24T02:39:20Z', end: '2026-11-24T02:50:00Z' });
  const session = { earlier: true };
  const scheduler = new StepScheduler();
  const sandbox = await createOroSandbox({
    customEntities: false,
    customBatch: false,
    publicUrl: 'http://oro.test',
    // Two hours before its first call the shop gives out a token, which has run out by then.
    now: () => clock.now() - (session.earlier ? 7_200_000 : 0),
    clients,
    scheduler,
  });
  const spoilt = { expired: issue(sandbox), unknown: '' };
  session.earlier = false;
  spoilt.unknown = issue(sandbox);
  sandbox.parts.authorization.tokens.revokeAll();
  return { sandbox, player: new Player(sandbox, clock, createScript(scheduler, spoilt)) };
}

const issue = ({ parts }: OroSandbox): string =>
  parts.authorization.tokens.issueAccess({ clientId: clientOf.admin ?? '', subject: '' }, []).token;

interface SpoiltTokens {
  readonly expired: string;
  /** Well signed, but not among the tokens the shop remembers. */
  readonly unknown: string;
}

function createScript(scheduler: StepScheduler, spoilt: SpoiltTokens): SessionScript {
  const purse = new TokenPurse(clientOf);
  return {
    before: unrecorded,
    complete: (recording, request, play) => complete(recording, request, play, purse, spoilt),
    settle: (recording, play) => settle(recording, play, scheduler),
    pump: () => void scheduler.step(),
    race: (recording, play) => race(recording, play),
  };
}

const jsonApi = { Accept: 'application/vnd.api+json', 'Content-Type': 'application/vnd.api+json' };

async function asAdmin(play: Player, method: string, url: string, body: Json, extra = {}): Promise<void> {
  const headers = {
    ...jsonApi,
    ...extra,
    Authorization: `Bearer ${await new TokenPurse(clientOf).tokenFor('admin', play)}`,
  };
  const answer = await play.call({ method, url, headers, body });
  if (answer.status >= 400) throw new Error(`unrecorded ${method} ${url}: ${JSON.stringify(answer.body)}`);
}

const customers = (count: number, name: (index: number) => string): Json => ({
  data: Array.from({ length: count }, (_, index) => ({
    type: 'customers',
    attributes: { name: name(index) },
  })),
});

/** Read off the recordings around them: rows that turn up without having been made, ids that were used up. */
const unrecorded: SessionScript['before'] = new Map<number, (play: Player) => Promise<void> | void>([
  [
    145,
    async (play) => {
      for (let index = 0; index < 6; index += 1) {
        const name = `Page customer ${index}`;
        await asAdmin(play, 'POST', '/admin/api/customers', {
          data: { type: 'customers', attributes: { name } },
        });
      }
    },
  ],
  [
    376,
    async (play) => {
      for (let index = 0; index < 2; index += 1) {
        const data = { type: 'customers', attributes: { name: 'to delete' } };
        await asAdmin(play, 'POST', '/admin/api/customers', { data });
      }
    },
  ],
  [426, (play) => asAdmin(play, 'PATCH', '/admin/api/products', productBatch(2, 120))],
  [492, (play) => asAdmin(play, 'POST', '/admin/api/productprices', defaultPrice)],
  [529, (play) => asAdmin(play, 'PATCH', '/admin/api/inventorylevels', levelBatch)],
  [531, (play) => asAdmin(play, 'PATCH', '/admin/api/inventorylevels', levelBatch)],
  [542, (play) => refusedSync(play)],
  [
    575,
    (play) =>
      asAdmin(
        play,
        'PATCH',
        '/admin/api/customers',
        customers(250, (index) => `Bulk ${index}`),
      ),
  ],
  [
    576,
    (play) =>
      asAdmin(
        play,
        'PATCH',
        '/admin/api/customers',
        customers(1000, (index) => `Mass ${index}`),
      ),
  ],
  [577, (play) => play.sandbox.configure({ externalStatusManagement: true })],
  [582, (play) => play.sandbox.parts.faults.set({ consumer: false })],
]);

const defaultPrice: Json = {
  data: {
    type: 'productprices',
    attributes: { quantity: 1, value: '99', currency: 'USD' },
    relationships: {
      priceList: { data: { type: 'pricelists', id: '1' } },
      product: { data: { type: 'products', id: '1' } },
      unit: { data: { type: 'productunits', id: 'item' } },
    },
  },
};

const levelBatch: Json = {
  data: Array.from({ length: 100 }, (_, index) => ({
    type: 'inventorylevels',
    id: String(index + 11),
    meta: { update: true },
    attributes: { quantity: 100 },
  })),
};

/** `sync-customers-error` used up an operation's id. */
async function refusedSync(play: Player): Promise<void> {
  const headers = {
    ...jsonApi,
    'X-Mode': 'sync',
    Authorization: `Bearer ${await new TokenPurse(clientOf).tokenFor('admin', play)}`,
  };
  await play.refused({ method: 'PATCH', url: '/admin/api/customers', headers, body: refusedBatch });
}

const refusedBatch: Json = {
  data: [
    { type: 'customers', attributes: { name: 'sync ok' } },
    { type: 'customers', attributes: { name: '' } },
  ],
};

function productBatch(first: number, count: number): Json {
  const numbers = Array.from({ length: count }, (_, index) => first + index);
  return {
    data: numbers.map((number) => ({
      type: 'products',
      attributes: { sku: `B-${String(number).padStart(4, '0')}`, status: 'enabled', productType: 'simple' },
      relationships: {
        names: { data: [{ type: 'productnames', id: `n${number}` }] },
        attributeFamily: { data: { type: 'attributefamilies', id: '1' } },
        primaryUnitPrecision: { data: { type: 'productunitprecisions', id: `u${number}` } },
        inventory_status: { data: { type: 'prodinventorystatuses', id: 'in_stock' } },
      },
    })),
    included: numbers.flatMap((number) => [
      {
        type: 'productnames',
        id: `n${number}`,
        attributes: { fallback: null, string: `Batch product ${number}` },
        relationships: { localization: { data: null } },
      },
      {
        type: 'productunitprecisions',
        id: `u${number}`,
        attributes: { precision: 0, conversionRate: 1, sell: true },
        relationships: { unit: { data: { type: 'productunits', id: 'item' } } },
      },
    ]),
  };
}

async function complete(
  recording: Recording,
  request: RecordedRequest,
  play: Player,
  purse: TokenPurse,
  spoilt: SpoiltTokens,
): Promise<RecordedRequest> {
  const number = numberOf(recording);
  const headers = { ...request.headers };
  if (headers.Authorization?.startsWith('Basic')) headers.Authorization = basic(clientOf.admin ?? '');
  if (headers.Authorization?.startsWith('Bearer')) {
    const token = await purse.tokenFor(recording.as ?? 'admin', play);
    headers.Authorization = `Bearer ${spoil(recording, token, spoilt)}`;
  }
  const bodies: Readonly<Record<number, Json>> = {
    6: { ...asMap(request.body), client_secret: 'wrong' },
    487: { ...asMap(request.body), password: customerUserPassword },
    489: { ...asMap(request.body), password: 'guest' },
  };
  return { ...request, headers, ...(bodies[number] === undefined ? {} : { body: bodies[number] }) };
}

const basic = (clientId: string): string =>
  `Basic ${Buffer.from(`${clientId}:${redacted}`).toString('base64')}`;

/** Whole tokens were redacted; a few calls carried broken ones on purpose. */
function spoil(recording: Recording, token: string, { expired, unknown }: SpoiltTokens): string {
  const tampered = `${token.slice(0, -4)}${token.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`;
  const broken: Readonly<Record<number, string>> = {
    14: 'garbage-garbage',
    16: tampered,
    17: expired,
    18: unknown,
  };
  return broken[numberOf(recording)] ?? token;
}

async function race(recording: Recording, play: Player) {
  const requests = bodyOfRace(recording.name);
  const token = await new TokenPurse(clientOf).tokenFor('admin', play);
  const headers = { ...jsonApi, Authorization: `Bearer ${token}` };
  // On a busy machine calls made at once arrive some time apart.
  const { backOffice } = play.sandbox.parts;
  const usual = backOffice.raceWindowMs;
  backOffice.raceWindowMs = 150;
  const answers = await Promise.all(requests.map((request) => play.call({ ...request, headers })));
  backOffice.raceWindowMs = usual;
  return answers;
}
