// Which application asks, and whether it may: every refusal looks the same from outside (recording 6.1/006).
import { type AccountDirectory, blockedBecause } from './account.ts';
import { type GrantType, isGrantAllowed, type OAuthClient, type OAuthClients } from './oauth-client.ts';
import { invalidClient, invalidRequest } from './oauth-fault.ts';
import { type TokenRequest, textParameter } from './token-request.ts';

/** Throws `invalid_request` without a client id, `invalid_client` for anything wrong with the client. */
export function checkClient(
  request: TokenRequest,
  grant: GrantType,
  clients: OAuthClients,
  accounts: AccountDirectory,
): OAuthClient {
  const [basicId, basicSecret] = request.basic ?? [];
  const clientId = textParameter(request, 'client_id') ?? basicId;
  if (clientId === undefined) throw invalidRequest('client_id');
  const secret = textParameter(request, 'client_secret') ?? basicSecret;
  const client = clients.find(clientId);
  if (client === undefined || !client.active || client.clientSecret !== secret) throw invalidClient();
  if (!isGrantAllowed(client, grant) || !isOwnerUsable(client, accounts)) throw invalidClient();
  return client;
}

function isOwnerUsable(client: OAuthClient, accounts: AccountDirectory): boolean {
  if (client.ownerId === undefined) return true;
  const owner = accounts.byId(client.area, client.ownerId);
  return owner !== undefined && blockedBecause(owner) === undefined;
}
