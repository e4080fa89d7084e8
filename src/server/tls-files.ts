/** Certificate and key from files, read again when they change: a renewed certificate needs no restart. */
import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import { createSecureContext, type SecureContextOptions } from 'node:tls';
import type { FastifyBaseLogger } from 'fastify';
import type { GatewayConfig } from '../config/config.ts';
import { GatewayError } from '../errors.ts';

export interface ReloadedTls {
  readonly options: SecureContextOptions;
  /** Calls back with each new pair that fits together; a pair that does not is logged and the old one stays. */
  follow(use: (options: SecureContextOptions) => void): () => void;
}

type TlsSettings = Pick<GatewayConfig, 'tlsCertFile' | 'tlsKeyFile' | 'tlsReloadSeconds'>;

/** TLS 1.3, and 1.2 with forward secrecy and authenticated encryption only (Mozilla's "intermediate" list). */
const modern = {
  minVersion: 'TLSv1.2',
  ciphers: [
    'TLS_AES_128_GCM_SHA256',
    'TLS_AES_256_GCM_SHA384',
    'TLS_CHACHA20_POLY1305_SHA256',
    'ECDHE-ECDSA-AES128-GCM-SHA256',
    'ECDHE-RSA-AES128-GCM-SHA256',
    'ECDHE-ECDSA-AES256-GCM-SHA384',
    'ECDHE-RSA-AES256-GCM-SHA384',
    'ECDHE-ECDSA-CHACHA20-POLY1305',
    'ECDHE-RSA-CHACHA20-POLY1305',
  ].join(':'),
  honorCipherOrder: false,
} as const satisfies SecureContextOptions;

/** Undefined without certificate. Throws CONFIG_INVALID when the files cannot be read or do not fit together. */
export function createReloadedTls(settings: TlsSettings, log: FastifyBaseLogger): ReloadedTls | undefined {
  const { tlsCertFile: cert, tlsKeyFile: key, tlsReloadSeconds } = settings;
  if (cert === undefined || key === undefined) return undefined;
  const read = () => readPair(cert, key);
  return {
    options: read(),
    follow: (use) => {
      const reload = () => {
        try {
          use(read());
          log.info({ cert }, 'The certificate was read again.');
        } catch (error) {
          log.error({ err: error }, 'The new certificate cannot be used; the old one stays.');
        }
      };
      const options = { interval: tlsReloadSeconds * 1000, persistent: false };
      for (const path of [cert, key]) watchFile(path, options, reload);
      return () => {
        for (const path of [cert, key]) unwatchFile(path, reload);
      };
    },
  };
}

function readPair(certFile: string, keyFile: string): SecureContextOptions {
  try {
    const options = { ...modern, cert: readFileSync(certFile), key: readFileSync(keyFile) };
    createSecureContext(options);
    return options;
  } catch (cause) {
    const reason = (cause as Error).message;
    const message = `GATEWAY_TLS_CERT_FILE and GATEWAY_TLS_KEY_FILE: ${reason}`;
    throw new GatewayError('CONFIG_INVALID', message, {}, { cause });
  }
}
