// The OAuth applications of an installation (back office: System > User Management > OAuth Applications;
// storefront: Customers > Customer User OAuth Applications).

/** The two APIs: `/admin/api` and `/api`. A token opens only the one its application belongs to. */
export type Area = 'back-office' | 'storefront';

export type GrantType = 'client_credentials' | 'password' | 'refresh_token' | 'authorization_code';

export interface OAuthClient {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly area: Area;
  readonly grants: readonly GrantType[];
  /** The User or CustomerUser behind `client_credentials`; absent for password applications. */
  readonly ownerId?: string;
  active: boolean;
}

export type NewOAuthClient = Omit<OAuthClient, 'active'> & { readonly active?: boolean };

export class OAuthClients {
  readonly #byId = new Map<string, OAuthClient>();

  add(client: NewOAuthClient): OAuthClient {
    const stored: OAuthClient = { ...client, active: client.active ?? true };
    this.#byId.set(client.clientId, stored);
    return stored;
  }

  find(clientId: string): OAuthClient | undefined {
    return this.#byId.get(clientId);
  }

  all(): readonly OAuthClient[] {
    return [...this.#byId.values()];
  }

  /** Throws on an unknown id: a switch that does nothing would make a test pass for no reason. */
  setActive(clientId: string, active: boolean): void {
    const client = this.#byId.get(clientId);
    if (client === undefined) throw new Error(`no OAuth application ${clientId}`);
    client.active = active;
  }
}

/** Applications with the password grant may refresh too (oauth2-server, ClientRepository). */
export function isGrantAllowed(client: OAuthClient, grant: GrantType): boolean {
  if (client.grants.includes(grant)) return true;
  return (
    grant === 'refresh_token' &&
    client.grants.some((one) => one === 'password' || one === 'authorization_code')
  );
}
