/**
 * The one configuration: its shape, its defaults and the environment names it is read from. Everything else receives
 * parsed values; nobody reads `process.env`.
 */
import { createPublicKey } from 'node:crypto';
import { z } from 'zod';
import { accessShape, listeningFaults, oroApplications } from './access.ts';
import { cacheSchema, redisSchema } from './cache-settings.ts';
import { flowsSchema } from './flow-settings.ts';

const httpUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http(s) URL such as https://host:3443' })
  .transform((url) => url.replace(/\/+$/, ''));
const seconds = (fallback: number) => z.coerce.number().positive().default(fallback);
const count = (fallback: number) => z.coerce.number().int().positive().default(fallback);
/** Content of a PEM file, given as P21_CA_FILE and the like. */
const pem = z.string().includes('-----BEGIN', { error: 'must be the text of a PEM file' }).optional();
/** Trust and identity of the connection to a system, beside the usual authorities. */
const outgoingTls = { ca: pem, clientCert: pem, clientKey: pem };
const flag = z.union([z.boolean(), z.stringbool()]);
const timeZone = z
  .string()
  .refine(isTimeZone, { error: 'must be an IANA time zone such as America/Chicago' });

const name = z.string().min(1);

/** A tenant's own window for lists of items: service, tabs, fields, and the table its rows can be read from. */
const masterList = z.strictObject({
  service: name,
  /** Tab and fields of the list: its customer and its name. */
  main: z.strictObject({ element: name, customerId: name, listName: name }),
  /** Tab and fields of an item; the item's field is the row's key. */
  rows: z.strictObject({
    element: name,
    itemId: name,
    quantity: name,
    unitOfMeasure: name,
    delete: name.optional(),
  }),
  /** OData table or view that shows the rows, by the same meanings. */
  table: z.strictObject({
    name,
    segment: z.enum(['table', 'view']).default('table'),
    customerId: name,
    listName: name,
    itemId: name,
    quantity: name,
    unitOfMeasure: name,
  }),
});

/** A Transaction service with its main tab and the tab of its rows: names the public documents do not know. */
const service = z.strictObject({ name, main: name, rows: name });

/** Services that differ between tenants; `doctor` looks for each in `/services` and `/definition`. */
const serviceNames = {
  /** Applies a payment to invoices. */
  cashReceiptService: service.default({
    name: 'CashReceipts',
    main: 'TABPAGE_1.tp_1_dw_1',
    rows: 'TABPAGE_17.tp_17_dw_17',
  }),
  /** Links contacts to ship-tos; contacts themselves go through the entity API. */
  contactService: service.default({
    name: 'Contact',
    main: 'TABPAGE_1.tp_1_dw_1',
    rows: 'SHIP_TOS.ship_tos',
  }),
  /** A tenant's own service for master shopping lists: P21 itself has none. */
  masterListService: masterList.optional(),
};

/** How P21 is reached and which of its tenant-specific names are used (`docs/configure-p21.md`). */
export const p21Schema = z
  .strictObject({
    url: httpUrl,
    ...outgoingTls,
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
    /** Writes at the same time; P21 takes 2 to 4 (P21 API reference 9.3). */
    parallelWrites: count(2),
    parallelReads: count(8),
    /** `or` terms per OData filter: IIS bounds the URL ("about 50", P21 API reference 2.2). */
    filterTerms: count(50),
    pageSize: count(5000),
    /** Order column that carries our reference; P21 does not insist on one. */
    referenceColumn: z.string().default('web_reference_no'),
    /** Price book id whose time-limited pages are shown as promotions. */
    promotionBookId: z.string().default('PROMO'),
    /** Address of the UI server, e.g. "https://host/uiserver0"; without it P21's router is asked. */
    uiServerUrl: httpUrl.optional(),
    /** How long after it was sent a write may still be committed, whatever the caller saw. */
    writeLifeSeconds: seconds(180),
    /** What P21 business rules send to `/hooks/p21` as a bearer token; without it the gateway takes no calls of them. */
    hookToken: z.string().min(16, { error: 'must have at least 16 characters' }).optional(),
    /** Who took the order; oe_hdr.taker. */
    taker: z.string().min(1).max(30).default('WEB'),
    /** Letters of `credit_status.order_entry_action` with which orders are refused; P21 holds the others itself. */
    creditRefusedActions: z.array(z.string().min(1).max(1)).default([]),
    /** Refuse items P21 restricts to some customers: who may buy them only P21 knows. */
    refuseRestrictedItems: flag.default(true),
    ...serviceNames,
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
  ...outgoingTls,
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  /** Verifies access tokens of the shop: `var/oauth_public.key` of the installation. */
  publicKey: pem.refine((text) => text === undefined || isRsaPublicKey(text), {
    error: 'must be the public RSA key of the shop as PEM, var/oauth_public.key',
  }),
  applications: oroApplications,
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
  /** Secret that webhooks are signed with; without it the gateway takes none. */
  webhookSecret: z.string().min(16, { error: 'must have at least 16 characters' }).optional(),
  /** Attribute family of products that the sync makes; a new shop has one. */
  attributeFamilyId: z.string().default('1'),
  /** Role of customer users that the sync makes: a new shop's "Buyer". */
  customerUserRoleId: z.string().default('2'),
  /** Other names of the custom entities and their attributes than those of `docs/configure-oro.md`. */
  customEntities: z
    .partialRecord(
      z.enum([
        'budgets',
        'unshippedItems',
        'orderCharges',
        'promotions',
        'rewardPrograms',
        'invoices',
        'invoicePayments',
      ]),
      z.strictObject({
        type: z.string().min(1).optional(),
        attributes: z.record(z.string(), z.string()).optional(),
      }),
    )
    .default({}),
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
  /** Folder of what the gateway keeps: API keys, and its database when `DATABASE_URL` names none. */
  dataDirectory: z.string().default('.data'),
  /** PostgreSQL of the gateway, shared by all replicas; without it PGlite in the data directory, for one process. */
  databaseUrl: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'must be a URL such as postgres://user:password@host/database',
    })
    .optional(),
  /** Redis, through which replicas share caches and events. */
  redisUrl: z.url({ protocol: /^rediss?$/, error: 'must be a URL such as redis://host:6379' }).optional(),
  /** Keep both systems in step; off for a replica that only answers questions. */
  sync: flag.default(true),
  /** Between two looks at what changed in a system, and how far each look reaches back. */
  pollSeconds: seconds(5),
  lookBackSeconds: seconds(30),
  /** Address under which OroCommerce reaches the gateway, for its webhooks, e.g. "https://gateway.example.com". */
  publicUrl: httpUrl.optional(),
  /** Days for which settled commands and their idempotency keys are kept. */
  commandDays: z.coerce.number().int().min(30, { error: 'must be at least 30 days' }).default(90),
  logLevel: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** How long a replica that is to end goes on answering while load balancers notice that it is not ready. */
  drainSeconds: z.coerce.number().min(0).max(300).default(0),
  /** The longest a query may take before what is missing becomes an error. */
  requestTimeoutSeconds: seconds(30),
  /** Serves the console of those who run the gateway; who may open it from where: `allowConsole`. */
  console: flag.default(true),
  playground: flag.default(true),
  /** `staff`: not for storefront keys and shoppers. In production that is the default. */
  introspection: z.union([z.literal('staff'), flag]).default(true),
  /** JSON of trusted documents by their SHA-256; with it clients may send the hash alone. */
  trustedDocumentsFile: z.string().optional(),
  /** Storefront keys and shoppers may send trusted documents only. */
  trustedDocumentsOnly: flag.default(false),
  /** Origins of the storefront that may call from a browser. */
  corsOrigins: z.array(z.string()).default([]),
  ...accessShape,
});

const hasWholeIdentity = ({
  clientCert,
  clientKey,
}: {
  clientCert?: unknown;
  clientKey?: unknown;
}): boolean => (clientCert === undefined) === (clientKey === undefined);
const halfIdentity = {
  path: ['clientKey'],
  error: 'and the client certificate go together: give both files or none',
};

export const configSchema = z.strictObject({
  p21: p21Schema.refine(hasWholeIdentity, halfIdentity),
  oro: oroSchema
    .refine(hasWholeIdentity, halfIdentity)
    .refine(({ applications, publicKey }) => applications.length === 0 || publicKey !== undefined, {
      path: ['publicKey'],
      error: 'is missing: tokens of ORO_APPLICATIONS cannot be verified without it',
    }),
  gateway: gatewaySchema.superRefine((gateway, { addIssue }) => {
    for (const [setting, message] of listeningFaults(gateway)) {
      addIssue({ code: 'custom', path: [setting], message });
    }
  }),
  flows: flowsSchema.prefault({}),
  cache: cacheSchema.prefault({}),
  redis: redisSchema.prefault({}),
});

export type P21Config = z.output<typeof p21Schema>;
export type OroConfig = z.output<typeof oroSchema>;
export type GatewayConfig = z.output<typeof gatewaySchema>;
export type Config = z.output<typeof configSchema>;

/** Never a private key, from which the public one could be had as well: it has no business here. */
function isRsaPublicKey(text: string): boolean {
  if (text.includes('PRIVATE KEY')) return false;
  try {
    return createPublicKey(text).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
