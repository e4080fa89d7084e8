/** What the demo shop needs of the sandbox: its window, its shoppers' tokens, and P21's plug. */
import type { Distributor } from '../../sandbox/distributor/start.ts';
import type { DemoShop } from '../server/demo-shop.ts';

export function createDemoShop({ p21, oro, window: { shoppers, items } }: Distributor): DemoShop {
  return {
    shoppers: shoppers.map(({ customerId, name }) => ({ id: customerId, name })),
    items,
    token: async (shopperId) => {
      const shopper = shoppers.find(({ customerId }) => customerId === shopperId);
      const response = await fetch(`${oro.url}/oauth2-token`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          grant_type: 'client_credentials',
          client_id: shopper?.clientId,
          client_secret: shopper?.clientSecret,
        }),
      });
      const answer = (await response.json()) as { access_token: string; expires_in: number };
      const expiresAt = new Date(Date.now() + answer.expires_in * 1000).toISOString();
      return { token: answer.access_token, expiresAt };
    },
    setOutage: (isDown) => {
      if (isDown) p21.faults.apply({ failRate: { probability: 1 } });
      else p21.faults.clear();
    },
  };
}
