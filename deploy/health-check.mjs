// Whether the gateway of this container lives: exit code 0 or 1. Over TLS it has to show the certificate it was given.
import { readFileSync } from 'node:fs';
import { request as plain } from 'node:http';
import { request as secure } from 'node:https';

const { GATEWAY_PORT: port = '4000', GATEWAY_TLS_CERT_FILE: cert } = process.env;
const place = { host: '127.0.0.1', port, path: '/health/live', timeout: 2000 };
// The name in the certificate is the gateway's, not that of the own machine.
const ask =
  cert === undefined
    ? plain
    : (options, take) =>
        secure({ ...options, ca: readFileSync(cert), checkServerIdentity: () => undefined }, take);

ask(place, ({ statusCode }) => process.exit(statusCode === 200 ? 0 : 1))
  .on('timeout', () => process.exit(1))
  .on('error', () => process.exit(1))
  .end();
