/** What a caller shows: by headers, or in the first message of a WebSocket, because browsers cannot set any there. */
import type { FastifyRequest } from 'fastify';
import { accountHeader, type Credentials } from '../access/sign-in.ts';

/** Undefined when nothing was shown. `first`: payload of the first message. */
export function readCredentials(
  { headers, ip: address }: FastifyRequest,
  first: Readonly<Record<string, unknown>> = {},
): Credentials | undefined {
  const told = new Map(Object.entries(first).map(([name, value]) => [name.toLowerCase(), value]));
  const shown = (name: string): string | undefined => {
    const value = headers[name] ?? told.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  const [, bearer] = /^Bearer +(\S+)$/i.exec(shown('authorization') ?? '') ?? [];
  const token = bearer ?? shown('x-api-key');
  return token === undefined ? undefined : { token, address, account: shown(accountHeader.toLowerCase()) };
}
