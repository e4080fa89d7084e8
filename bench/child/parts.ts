/** What a child process can be. Each part loads only its own code, because loading is part of starting. */
import type { DistributorOptions } from '../../sandbox/distributor/start.ts';
import type { BareOptions } from '../reads/bare-server.ts';
import type { ReadySlowErp, SlowErpOptions } from '../reads/slow-erp.ts';
import type { ReadyLeanP21 } from '../sync/lean-p21.ts';
import type { LeanSizes } from '../sync/lean-p21-rows.ts';
import type { ReadyLeanShop } from '../sync/lean-shop.ts';

export interface PartSettings extends DistributorOptions {
  /** Settings of the gateway, as in its environment. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly slowErp?: SlowErpOptions;
  readonly bare?: BareOptions;
  /** Of the lean stand-in for P21. */
  readonly sizes?: LeanSizes;
}

export interface ReadyDistributor {
  readonly environment: Readonly<Record<string, string>>;
  readonly tourCustomerId: string;
  readonly controlUrls: readonly string[];
}

export interface ReadyGateway {
  readonly url: string;
  /** Bearer token of a back-office key. */
  readonly token: string;
  /** Bearer token of a key that steers the sync. */
  readonly operatorToken: string;
}

export interface ReadyFanOut extends Omit<ReadyGateway, 'operatorToken'> {
  /** A POST makes one change happen. */
  readonly publishUrl: string;
}

export const parts = {
  /** The baseline of a start: Node and the TypeScript loader, and nothing of ours. */
  nothing: async () => ({}),

  p21: async ({ p21 }: PartSettings) => {
    const { createP21Sandbox } = await import('../../sandbox/p21/server.ts');
    return { url: (await createP21Sandbox(p21)).url };
  },

  oro: async ({ oro }: PartSettings) => {
    const { createOroSandbox } = await import('../../sandbox/oro/server.ts');
    return { url: (await createOroSandbox(oro)).url };
  },

  distributor: async (options: PartSettings): Promise<ReadyDistributor> => {
    const { createDistributor } = await import('../../sandbox/distributor/start.ts');
    const { environment, tourCustomerId, p21, oro } = await createDistributor(options);
    return { environment, tourCustomerId, controlUrls: [p21.controlUrl, oro.controlUrl] };
  },

  /** A lean stand-in for P21's reads, with a fixed latency. */
  slowErp: async ({ slowErp }: PartSettings): Promise<ReadySlowErp> => {
    const { startSlowErp } = await import('../reads/slow-erp.ts');
    return startSlowErp(slowErp ?? { latencyMs: 60, items: 5000 });
  },

  /** The least a server can do for the same page. */
  bareServer: async ({ bare }: PartSettings): Promise<{ url: string }> => {
    const { startBareServer } = await import('../reads/bare-server.ts');
    return startBareServer(bare ?? { items: 0, customers: {} });
  },

  /** Lean stand-ins of both systems for what flows read and write. */
  leanP21: async ({ sizes }: PartSettings): Promise<ReadyLeanP21> => {
    const { startLeanP21 } = await import('../sync/lean-p21.ts');
    return startLeanP21(sizes ?? { items: 0, customers: 0, orders: 0 });
  },

  leanShop: async (): Promise<ReadyLeanShop> => {
    const { startLeanShop } = await import('../sync/lean-shop.ts');
    return startLeanShop();
  },

  fanOut: async ({ environment = {} }: PartSettings): Promise<ReadyFanOut> => {
    const { startFanOut } = await import('./fan-out.ts');
    return startFanOut(environment);
  },

  gateway: async ({ environment = {} }: PartSettings): Promise<ReadyGateway> => {
    const { startGateway } = await import('./gateway.ts');
    return startGateway(environment);
  },

  /** With all that it keeps in production. */
  keepingGateway: async ({ environment = {} }: PartSettings): Promise<ReadyGateway> => {
    const { startGateway } = await import('./gateway.ts');
    return startGateway(environment, {});
  },
};

export type PartName = keyof typeof parts;
