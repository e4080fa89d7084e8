/** The environment of a gateway between both sandboxes, as an operator would set it for that business. */

export interface Neighbours {
  readonly p21Url: string;
  readonly oroUrl: string;
  /** Where the shop delivers its webhooks. */
  readonly publicUrl: string;
}

export const gatewayEnvironment = ({ p21Url, oroUrl, publicUrl }: Neighbours) => ({
  P21_URL: p21Url,
  P21_USERNAME: 'api',
  P21_PASSWORD: 'sandbox',
  P21_COMPANY_ID: 'ACME',
  P21_SALES_LOCATION_ID: '10',
  P21_TIME_ZONE: 'America/Chicago',
  ORO_URL: oroUrl,
  ORO_CLIENT_ID: 'sandbox-back-office',
  ORO_CLIENT_SECRET: 'sandbox-secret',
  ORO_WEBHOOK_SECRET: 'a secret of the shop',
  GATEWAY_PUBLIC_URL: publicUrl,
  GATEWAY_PLAYGROUND: 'false',
  FLOWS_PAYMENT_TYPES: '{"credit_card":"3"}',
  FLOWS_TAX_PLACES: '{"IL":{"country":"US","region":"US-IL"}}',
});
