/** The trace of what was done and tried, and keys that all replicas share. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issueApiKey, revokeApiKey, rotateApiKey, verifyApiKey } from '../../src/access/api-keys.ts';
import { type AuditEntry, createStoreAudit } from '../../src/access/audit.ts';
import { auditKeys } from '../../src/access/audited-keys.ts';
import { createStoreKeys } from '../../src/access/store-keys.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { storeKinds, type TestPlace } from '../support/stores.ts';
import { createGatewayUnderAttack, tokenOf } from './support/gateway-under-attack.ts';

const noon = Date.parse('2026-03-01T12:00:00Z');

describe.each(storeKinds.filter(({ name }) => name !== 'embedded in a folder'))('on $name', ({ make }) => {
  const time = { nowMs: noon };
  const clock = () => time.nowMs;
  let place: TestPlace;
  let store: Store;

  beforeAll(async () => {
    place = await make();
    store = await openStore(place.place);
  });

  afterAll(async () => {
    await store?.close();
    await place?.remove();
  });

  const verify = (keys: ReturnType<typeof createStoreKeys>, token: string) =>
    verifyApiKey(keys, { token, address: '127.0.0.1' }, clock);

  it('a key made on one replica is good on the other at once, and revoked there within two seconds', async () => {
    const [one, other] = [createStoreKeys(store.db, clock), createStoreKeys(store.db, clock)];
    const wish = {
      name: 'shop',
      role: 'storefront',
      customerId: '100198',
      scopes: ['read'],
      addresses: ['127.0.0.1'],
    } as const;
    const { token, key } = await issueApiKey(one, wish, clock);
    expect(await verify(other, token)).toEqual({
      role: 'storefront',
      keyId: key.id,
      customerId: '100198',
      scopes: ['read'],
    });
    await revokeApiKey(one, key.id, clock);
    expect(await verify(one, token)).toBeUndefined();
    time.nowMs += 2001;
    expect(await verify(other, token)).toBeUndefined();
    expect(await one.list()).toMatchObject([
      { id: key.id, revokedAt: new Date(noon).toISOString(), lastUsedAt: expect.any(String) },
    ]);
  });

  it('changes of keys leave a trace that holds no secret', async () => {
    const audit = createStoreAudit(store.db, clock, (error) => expect.fail(String(error)));
    const keys = auditKeys(createStoreKeys(store.db, clock), audit, 'command line');
    const { token, key } = await issueApiKey(keys, { name: 'job', role: 'sync' }, clock);
    const next = await rotateApiKey(keys, key.id, 1000, clock);
    await revokeApiKey(keys, next.key.id, clock);
    await audit.flush();
    const rows = await store.db.selectFrom('audit').selectAll().orderBy('id').execute();
    expect(rows.map(({ action, subject, actor }) => [action, subject, actor])).toEqual([
      ['KEY_CREATED', key.id, 'command line'],
      ['KEY_CREATED', next.key.id, 'command line'],
      ['KEY_ROTATED', key.id, 'command line'],
      ['KEY_REVOKED', next.key.id, 'command line'],
    ]);
    const words = JSON.stringify(rows);
    expect(words).not.toContain(token.slice(-43));
    expect(words).not.toContain(key.secretHash);
  });

  it('a flood is written in part and counted in full', async () => {
    let lost = 0;
    const audit = createStoreAudit(store.db, clock, (_error, count) => {
      lost += count;
    });
    for (let i = 0; i < 5000; i += 1)
      audit.record({ action: 'DENIED', actor: 'flood', outcome: 'FORBIDDEN' });
    await audit.flush();
    const { count } = await store.db
      .selectFrom('audit')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .where('actor', '=', 'flood')
      .executeTakeFirstOrThrow();
    expect(Number(count) + lost).toBe(5000);
    expect(Number(count)).toBeGreaterThan(0);
  });
});

describe('the HTTP entrance', () => {
  it('records who was refused and where, and never the key itself', async () => {
    const entries: AuditEntry[] = [];
    const audit = { record: (entry: AuditEntry) => void entries.push(entry), flush: async () => {} };
    await using gateway = await createGatewayUnderAttack({}, audit);
    await gateway.ask('{ hello }', { headers: { authorization: 'Bearer opg_admin_guessedsecret' } });
    await gateway.ask('{ hello }', { headers: { authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' } });
    await gateway.ask('{ hello }', { headers: { authorization: '' } });
    expect(entries).toMatchObject([
      { action: 'SIGN_IN_REFUSED', subject: 'admin', address: '127.0.0.1', outcome: 'UNAUTHENTICATED' },
      { action: 'SIGN_IN_REFUSED', subject: 'a token' },
      { action: 'SIGN_IN_REFUSED', subject: 'no key' },
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/guessedsecret|eyJ/);
  });

  it('records every mutation by each of its fields, and what was denied, with the outcome', async () => {
    const entries: AuditEntry[] = [];
    const audit = { record: (entry: AuditEntry) => void entries.push(entry), flush: async () => {} };
    await using gateway = await createGatewayUnderAttack({}, audit);
    const mutation =
      'mutation { a: order(secret: "card 4111") ...F } fragment F on Mutation { pay forbidden }';
    await gateway.ask(mutation, { headers: { authorization: `Bearer ${tokenOf('sync')}` } });
    expect(entries.map(({ action, subject, outcome }) => [action, subject, outcome])).toEqual([
      ['DENIED', 'forbidden', 'FORBIDDEN'],
      ['MUTATION', 'order', 'OK'],
      ['MUTATION', 'pay', 'INTERNAL'],
      ['MUTATION', 'forbidden', 'FORBIDDEN'],
    ]);
    expect(entries[0]).toMatchObject({
      actor: 'sync',
      role: 'sync',
      address: '127.0.0.1',
      requestId: expect.any(String),
    });
    expect(JSON.stringify(entries)).not.toContain('4111');
  });

  it('records once what is written many times and runs once', async () => {
    const entries: AuditEntry[] = [];
    const audit = { record: (entry: AuditEntry) => void entries.push(entry), flush: async () => {} };
    await using gateway = await createGatewayUnderAttack({}, audit);
    const spreads = (name: string) => `...${name} `.repeat(60);
    await gateway.ask(
      `mutation { ${spreads('A')} order } fragment A on Mutation { ${spreads('B')} } fragment B on Mutation { order }`,
    );
    expect(entries.map(({ action, subject }) => [action, subject])).toEqual([['MUTATION', 'order']]);
  });
});
