/** What the environment tells the sandbox (`SANDBOX_*`); every setting has a default. */
import { z } from 'zod';
import type { DistributorOptions } from '../../sandbox/distributor/start.ts';
import { ConfigError, type Environment } from '../config/load.ts';

/**
 * The document says of P21 only that it answers in tens to hundreds of milliseconds; OroCommerce's own times were
 * measured and are the sandbox's (`latency: 'observed'`).
 */
const p21LatencyMs = 40;

/** Enough to see orders ship and stock move while looking, slow enough to follow. */
const business = { ordersPerMinute: 2, stockMovesPerMinute: 6, priceChangesPerMinute: 1 };

const whole = (from: number, to: number) => {
  const error = `must be a whole number from ${from} to ${to}`;
  return z.coerce.number({ error }).int({ error }).min(from, { error }).max(to, { error });
};

const settingsSchema = z.object({
  /** Size of the distributor. */
  SANDBOX_ITEMS: whole(50, 200_000).default(5000),
  /** The most items that are in the shop as well. */
  SANDBOX_SHOP_ITEMS: whole(1, 200_000).default(5000),
  SANDBOX_CUSTOMERS: whole(1, 20_000).default(300),
  SANDBOX_ORDERS: whole(0, 100_000).default(2000),
  /** Whether answers take as long as those of real systems. */
  SANDBOX_LATENCY: z.enum(['observed', 'none']).default('observed'),
  /** Whether orders come in, ship and are paid while the sandbox runs. */
  SANDBOX_BUSINESS: z.stringbool().default(true),
  SANDBOX_ORO_VERSION: z.enum(['6.1', '7.0']).default('6.1'),
  /** P21 listens here, its control entrance one above, OroCommerce ten above; 0 takes free ports. */
  SANDBOX_PORT: whole(0, 65_000).default(4021),
});

/** Throws `ConfigError` naming every fault. */
export function readSandboxSettings(environment: Environment): DistributorOptions {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success)
    throw new ConfigError(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
  const settings = parsed.data;
  const isSlow = settings.SANDBOX_LATENCY === 'observed';
  return {
    shopItems: settings.SANDBOX_SHOP_ITEMS,
    p21: {
      ...portsFrom(settings.SANDBOX_PORT, 0),
      items: settings.SANDBOX_ITEMS,
      customers: settings.SANDBOX_CUSTOMERS,
      orders: settings.SANDBOX_ORDERS,
      // The tenant has put the shop's order number on its form of Order Entry (docs/configure-p21.md).
      orderColumns: ['web_reference_no'],
      latencyMs: isSlow ? p21LatencyMs : 0,
      ...(settings.SANDBOX_BUSINESS ? { business } : {}),
    },
    oro: {
      ...portsFrom(settings.SANDBOX_PORT, 10),
      latency: settings.SANDBOX_LATENCY,
      version: settings.SANDBOX_ORO_VERSION,
    },
  };
}

/** A port and the one of its control entrance. */
const portsFrom = (base: number, above: number) =>
  base === 0 ? { port: 0, controlPort: 0 } : { port: base + above, controlPort: base + above + 1 };
