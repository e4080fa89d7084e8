/** The processes a measurement needs: the stand-in of P21 and gateways in front of it. */
import type { BenchResult } from '../bench.ts';
import { type ChildPart, startChild } from '../child-part.ts';
import type { ReadySlowErp } from './slow-erp.ts';
import {
  createStorefrontKeys,
  type ReadyStorefront,
  removeKeys,
  startStorefront,
} from './storefront-process.ts';

/** Prints as it goes. */
export type Measure = (say: (text: string) => void) => Promise<BenchResult>;

export const workload = { items: 5000, customers: 50, connections: 32, latencyMs: 60 } as const;

export interface Stage extends AsyncDisposable {
  readonly erp: ChildPart<ReadySlowErp>;
  readonly gateway: ChildPart<ReadyStorefront>;
  readonly tokens: readonly string[];
  /** Settings of the gateway. */
  readonly environment: Readonly<Record<string, string>>;
  /** Calls P21 was sent since last asked, by path. */
  calls(): Promise<Readonly<Record<string, number>>>;
  setErp(state: 'up' | 'dead' | 'hanging'): Promise<void>;
  setLatency(latencyMs: number): Promise<void>;
  startGateway(settings?: Readonly<Record<string, string>>): Promise<ChildPart<ReadyStorefront>>;
}

export interface StageSettings {
  readonly items?: number;
  readonly customers?: number;
  readonly latencyMs?: number;
  /** Settings of the gateway beside how it reaches P21. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** OroCommerce is not asked about prices and stock: nothing answers there. */
const gatewaySettings = (erpUrl: string) => ({
  P21_URL: erpUrl,
  P21_USERNAME: 'bench',
  P21_PASSWORD: 'bench',
  P21_COMPANY_ID: 'ACME',
  P21_SALES_LOCATION_ID: '10',
  ORO_URL: 'http://127.0.0.1:9',
  ORO_CLIENT_ID: 'bench',
  ORO_CLIENT_SECRET: 'bench',
  // The load comes from one address and few keys.
  GATEWAY_RATE_LIMIT_PER_KEY: '100000000',
  GATEWAY_RATE_LIMIT_PER_ADDRESS: '100000000',
});

/** Facts that stay fresh for as long as a measurement takes. */
export const longFresh = { CACHE_PRICE_FRESH_SECONDS: '7200', CACHE_STOCK_FRESH_SECONDS: '7200' };

export async function setStage(settings: StageSettings = {}): Promise<Stage> {
  const { items = workload.items, customers = workload.customers, latencyMs = workload.latencyMs } = settings;
  const erp = await startChild<ReadySlowErp>('slowErp', { slowErp: { latencyMs, items } });
  const { url } = erp.ready;
  const environment = { ...gatewaySettings(url), ...settings.environment };
  const keys = await createStorefrontKeys(environment, customers);
  const gateways: ChildPart<ReadyStorefront>[] = [];
  const startGateway = async (more: Readonly<Record<string, string>> = {}) => {
    const gateway = await startStorefront({ ...environment, ...more }, keys);
    gateways.push(gateway);
    return gateway;
  };
  const gateway = await startGateway();
  return {
    erp,
    gateway,
    startGateway,
    environment,
    tokens: Object.keys(keys.customers),
    calls: async () => (await fetch(`${url}/bench/calls`)).json() as Promise<Record<string, number>>,
    setErp: async (state) => void (await fetch(`${url}/bench/state?state=${state}`)),
    setLatency: async (latencyMs) => void (await fetch(`${url}/bench/state?latencyMs=${latencyMs}`)),
    [Symbol.asyncDispose]: async () => {
      for (const part of [...gateways, erp]) await part.close();
      await removeKeys(keys);
    },
  };
}

/** Prices are one path, stock is two tables: together they are one question about stock. */
export const countCalls = (calls: Readonly<Record<string, number>>) => ({
  prices: calls['/api/inventory/parts/prices'] ?? 0,
  stock: Math.max(
    calls['/odataservice/odata/table/inv_loc'] ?? 0,
    calls['/odataservice/odata/table/inv_loc_stock_status'] ?? 0,
  ),
  total: Object.values(calls).reduce((sum, count) => sum + count, 0),
});
