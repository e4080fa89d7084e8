/** The HTTP connection to one system: kept alive, limited in number, and careful with redirects. */

import { rootCertificates } from 'node:tls';
import type { DataSourceConfig } from '@apollo/datasource-rest';
import { Agent, fetch as undiciFetch } from 'undici';

export type Fetcher = NonNullable<DataSourceConfig['fetch']>;
export type FetcherResponse = Awaited<ReturnType<Fetcher>>;
type FetcherRequestInit = NonNullable<Parameters<Fetcher>[1]>;

export interface ConnectionSettings {
  /** Sockets kept to the system; a few more than calls at once, for tokens. */
  readonly connections: number;
  /** In place of undici, for tests and special networks. Must not follow redirects itself. */
  readonly fetch?: Fetcher | undefined;
  readonly tls?: OutgoingTls | undefined;
}

/** PEM texts: whom to trust beside the public authorities, and who the gateway is where a system asks. */
export interface OutgoingTls {
  readonly ca?: string | undefined;
  readonly clientCert?: string | undefined;
  readonly clientKey?: string | undefined;
}

export interface Connection {
  readonly fetch: Fetcher;
  close(): Promise<void>;
}

/** p21-api 9.3: the service's own limit of a message is 100 MB. */
const largestAnswerBytes = 100 * 1024 * 1024;

const mostRedirects = 3;

export function createConnection(settings: ConnectionSettings): Connection {
  const agent = new Agent({
    connections: settings.connections,
    keepAliveTimeout: 30_000,
    connect: { timeout: 10_000, ...verified(settings.tls) },
    maxResponseSize: largestAnswerBytes,
  });
  const once: Fetcher =
    settings.fetch ?? ((url, init) => undiciFetch(url, { ...init, dispatcher: agent } as RequestInit));
  return { fetch: followingOwnRedirects(once), close: () => agent.close() };
}

/** Certificates are always verified: said here, so that no environment variable of Node's can say otherwise. */
const verified = ({ ca, clientCert, clientKey }: OutgoingTls = {}) => ({
  rejectUnauthorized: true,
  minVersion: 'TLSv1.2' as const,
  ...(ca !== undefined && { ca: [...rootCertificates, ca] }),
  ...(clientCert !== undefined && { cert: clientCert }),
  ...(clientKey !== undefined && { key: clientKey }),
});

type RequestInit = Parameters<typeof undiciFetch>[1];

/**
 * Follows 307 and 308 within the origin, with method, body and `Authorization` kept: P21 redirects so where a
 * trailing slash is missing (p21-api 1.5, 3.1). A redirect to elsewhere is handed back as it is: the token must not
 * travel, and following without it would only end in a 401.
 */
function followingOwnRedirects(once: Fetcher): Fetcher {
  return async (url, init) => {
    const request = wireParts(init);
    let target = url;
    for (let redirects = 0; ; redirects += 1) {
      const response = await once(target, request);
      const next = ownRedirect(target, response);
      if (next === undefined || redirects === mostRedirects) return response;
      await response.arrayBuffer();
      target = next;
    }
  };
}

/** RESTDataSource passes its own options along; only these belong to fetch. */
function wireParts(init: FetcherRequestInit = {}): FetcherRequestInit {
  const { method, headers, body, signal } = init;
  return {
    redirect: 'manual',
    ...(method !== undefined && { method }),
    ...(headers !== undefined && { headers }),
    ...(body !== undefined && { body }),
    ...(signal !== undefined && { signal }),
  };
}

function ownRedirect(from: string, response: FetcherResponse): string | undefined {
  if (response.status !== 307 && response.status !== 308) return undefined;
  const location = response.headers.get('location');
  if (location === null || !URL.canParse(location, from)) return undefined;
  const target = new URL(location, from);
  return target.origin === new URL(from).origin ? target.href : undefined;
}
