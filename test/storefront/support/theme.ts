/** A shop of another origin whose theme uses the elements by their addresses alone, under a strict content security policy. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Theme {
  readonly origin: string;
  /** What the shop's own server answers for the shopper's token; null for a guest. */
  token: () => Promise<{ readonly token: string; readonly expiresAt?: string } | null>;
  /** How often it was asked. */
  readonly asked: number;
  /** Written into the page. */
  body: string;
  /** Address of the gateway, for the page and its policy. */
  gateway: string;
  close(): Promise<void>;
}

export async function startTheme(): Promise<Theme> {
  const theme = { token: async () => null, asked: 0, body: '', gateway: '' } as unknown as Theme & {
    asked: number;
  };
  const server = createServer((request, response) => {
    if (request.url !== '/p21/token') {
      response.writeHead(200, {
        'content-type': 'text/html',
        'content-security-policy': policyFor(theme.gateway),
      });
      return response.end(pageOf(theme));
    }
    theme.asked += 1;
    void theme.token().then((token) => {
      response.writeHead(token === null ? 401 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(token));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(theme, {
    origin: `http://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
}

/** As `docs/storefront.md` says it. */
const policyFor = (gateway: string): string =>
  [
    "default-src 'none'",
    `script-src ${gateway}`,
    `connect-src 'self' ${gateway} ${gateway.replace('http', 'ws')}`,
    'img-src data:',
  ].join('; ');

const pageOf = ({ gateway, body }: Theme): string => `<!doctype html>
<html lang="en-US">
  <head>
    <title>A shop</title>
    <link rel="icon" href="data:,">
    <meta name="p21-token" content="/p21/token">
    <script type="module" src="${gateway}/storefront/p21.js"></script>
  </head>
  <body>${body}</body>
</html>`;
