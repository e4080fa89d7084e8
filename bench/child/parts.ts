/** What a child process can be. Each part loads only its own code, because loading is part of starting. */
import type { DistributorOptions } from '../../sandbox/distributor/start.ts';
import type { BareOptions } from '../reads/bare-server.ts';
import type { ReadySlowErp, SlowErpOptions } from '../reads/slow-erp.ts';

export interface PartSettings extends DistributorOptions {
  /** Settings of the gateway, as in its environment. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly slowErp?: SlowErpOptions;
  readonly bare?: BareOptions;
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
}

export interface ReadyFanOut extends ReadyGateway {
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

  fanOut: async ({ environment = {} }: PartSettings): Promise<ReadyFanOut> => {
    const { startFanOut } = await import('./fan-out.ts');
    return startFanOut(environment);
  },

  gateway: async ({ environment = {} }: PartSettings): Promise<ReadyGateway> => {
    const { startGateway } = await import('./gateway.ts');
    return startGateway(environment);
  },
};

export type PartName = keyof typeof parts;
