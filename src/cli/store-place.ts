/** Where the gateway keeps its own data, by its configuration. */
import { join } from 'node:path';
import type { GatewayConfig } from '../config/config.ts';
import type { StorePlace } from '../store/open-store.ts';

export const placeOf = ({ databaseUrl, dataDirectory }: GatewayConfig): StorePlace =>
  databaseUrl === undefined
    ? { kind: 'directory', path: join(dataDirectory, 'database') }
    : { kind: 'url', url: databaseUrl };
