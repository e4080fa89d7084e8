/** An authorization server of OroCommerce over two people and a few applications, with a clock of the test's. */
import fastify from 'fastify';
import type { AccountDirectory } from '../../../sandbox/oro/oauth/account.ts';
import {
  type AuthorizationServer,
  createAuthorizationServer,
} from '../../../sandbox/oro/oauth/authorization-server.ts';
import { registerOAuth } from '../../../sandbox/oro/oauth/oauth-routes.ts';

export interface Person {
  id: string;
  username: string;
  enabled: boolean;
  confirmed: boolean;
  password: string;
  logins: number;
}

export const people = (): Person[] => [
  { id: '1', username: 'amanda@example.org', enabled: true, confirmed: true, password: 'secret', logins: 0 },
  { id: '2', username: 'branda@example.org', enabled: true, confirmed: true, password: 'other', logins: 0 },
];

export function directoryOf(list: Person[]): AccountDirectory {
  const byId = (id: string) => list.find((one) => one.id === id);
  return {
    byId: (area, id) => (area === 'storefront' ? byId(id) : backOfficeUser(id)),
    byUsername: (area, name) =>
      area === 'storefront' ? list.find((one) => one.username === name) : undefined,
    isPassword: (_area, id, password) => byId(id)?.password === password,
    countLogin: (_area, id) => {
      const person = byId(id);
      if (person) person.logins += 1;
    },
  };
}

const backOfficeUser = (id: string) => ({ id, username: 'admin', enabled: true, confirmed: true });

/** What the back-office application sends. */
export const office = { grant_type: 'client_credentials', client_id: 'office', client_secret: 's' };

/** What somebody sends who signs in by name and password. */
export const login = (username: string, password: string, client = 'shop') => ({
  grant_type: 'password',
  client_id: client,
  client_secret: 's',
  username,
  password,
});

const clients = [
  {
    clientId: 'office',
    clientSecret: 's',
    area: 'back-office',
    grants: ['client_credentials'],
    ownerId: '9',
  },
  { clientId: 'shop', clientSecret: 's', area: 'storefront', grants: ['password'] },
  { clientId: 'shop2', clientSecret: 's', area: 'storefront', grants: ['password'] },
  {
    clientId: 'amanda',
    clientSecret: 's',
    area: 'storefront',
    grants: ['client_credentials'],
    ownerId: '1',
  },
] as const;

export interface ServerOfTokens {
  readonly people: Person[];
  readonly server: AuthorizationServer;
  readonly url: string;
  /** Moves the clock of the server. */
  pass(ms: number): void;
  ask(body: object, headers?: Record<string, string>): Promise<Response>;
  tokens(body: object): Promise<{ access_token: string; refresh_token: string }>;
  close(): Promise<void>;
}

export async function startServerOfTokens(): Promise<ServerOfTokens> {
  const list = people();
  let nowMs = Date.UTC(2026, 10, 24, 3, 0, 0);
  const server = await createAuthorizationServer({ accounts: directoryOf(list), now: () => nowMs, clients });
  const app = fastify();
  await registerOAuth(app, { authorization: server });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const ask: ServerOfTokens['ask'] = (body, headers = {}) =>
    fetch(`${url}/oauth2-token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  return {
    people: list,
    server,
    url,
    pass: (ms) => {
      nowMs += ms;
    },
    ask,
    tokens: async (body) =>
      (await (await ask(body)).json()) as { access_token: string; refresh_token: string },
    close: () => app.close(),
  };
}
