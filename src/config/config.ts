/**
 * The one configuration: its shape, its defaults and the environment names it is read from. Everything else receives
 * parsed values; nobody reads `process.env`.
 */
import { z } from 'zod';

const httpUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http(s) URL such as https://host:3443' })
  .transform((url) => url.replace(/\/+$/, ''));
const seconds = (fallback: number) => z.coerce.number().positive().default(fallback);
const count = (fallback: number) => z.coerce.number().int().positive().default(fallback);
const flag = z.union([z.boolean(), z.stringbool()]);
const timeZone = z
  .string()
  .refine(isTimeZone, { error: 'must be an IANA time zone such as America/Chicago' });

/** How P21 is reached and which of its tenant-specific names are used (`docs/configure-p21.md`). */
export const p21Schema = z
  .strictObject({
    url: httpUrl,
    username: z.string().min(1).optional(),
    password: z.string().min(1).optional(),
    clientSecret: z.string().min(1).optional(),
    /** Tenant data, may carry leading zeros ("01"). */
    companyId: z.string().min(1),
    /** Sales location used where the caller names none; P21 prices need one. */
    salesLocationId: z.string().optional(),
    /** Currency of prices and amounts; P21's home currency of the company. */
    currency: z.string().length(3).default('USD'),
    /** Zone of datetimes that P21 returns without an offset. */
    timeZone: timeZone.default('UTC'),
    readTimeoutSeconds: seconds(30),
    writeTimeoutSeconds: seconds(120),
    parallelReads: count(6),
    /** `or` terms per OData filter: IIS bounds the URL ("about 50", P21 API reference 2.2). */
    filterTerms: count(50),
    pageSize: count(5000),
    /** Order column that carries our reference; P21 does not insist on one. */
    referenceColumn: z.string().default('web_reference_no'),
    /** Price book id whose time-limited pages are shown as promotions. */
    promotionBookId: z.string().default('PROMO'),
  })
  .refine(
    (p21) => p21.clientSecret !== undefined || (p21.username !== undefined && p21.password !== undefined),
    {
      path: ['username'],
      error: 'is missing: give P21_USERNAME and P21_PASSWORD, or P21_CLIENT_SECRET',
      // Said together with the faults of single fields, not only once those are mended.
      when: () => true,
    },
  );

/** How OroCommerce is reached and what custom fields and entities it has (`docs/configure-oro.md`). */
export const oroSchema = z.strictObject({
  url: httpUrl,
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  /** Back-office prefix of the API, `web_backend_prefix` of the shop. */
  apiPrefix: z.string().default('/admin/api'),
  readTimeoutSeconds: seconds(30),
  writeTimeoutSeconds: seconds(60),
  parallelReads: count(4),
  pageSize: count(500),
  /** Customer attribute that holds the P21 customer id: `externalId` (7.0.2+) or a numeric custom field. */
  customerKey: z.string().default('p21_customer_id'),
  /** Order attribute that holds the P21 order number, if the shop has one. */
  orderKey: z.string().default('p21_order_no'),
  /** Storefront application of an administrator role per customer, for shopping lists (`{ customerId: … }`). */
  storefrontClients: z
    .array(
      z.object({
        customerId: z.string().min(1),
        clientId: z.string().min(1),
        clientSecret: z.string().min(1),
      }),
    )
    .default([]),
});

/** How the gateway itself listens and keeps its data. */
export const gatewaySchema = z.strictObject({
  host: z.string().default('127.0.0.1'),
  port: z.coerce.number().int().min(0).max(65535).default(4000),
  /** Folder of what the gateway keeps: API keys, and later its database. */
  dataDirectory: z.string().default('.data'),
  logLevel: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** The longest a query may take before what is missing becomes an error. */
  requestTimeoutSeconds: seconds(30),
  playground: flag.default(true),
  introspection: flag.default(true),
  /** Origins of the storefront that may call from a browser. */
  corsOrigins: z.array(z.string()).default([]),
});

export const configSchema = z.strictObject({ p21: p21Schema, oro: oroSchema, gateway: gatewaySchema });

export type P21Config = z.output<typeof p21Schema>;
export type OroConfig = z.output<typeof oroSchema>;
export type GatewayConfig = z.output<typeof gatewaySchema>;
export type Config = z.output<typeof configSchema>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
