/** The simulated business of a sandbox; it runs from the start when the options give it rates. */
import { OrderDesk } from '../orders/order-desk.ts';
import type { SandboxParts } from '../parts.ts';
import { Business } from './business.ts';

const atRest = { ordersPerMinute: 0, stockMovesPerMinute: 0, priceChangesPerMinute: 0 };

export const startBusiness = ({ database, config }: SandboxParts): Business => {
  const desk = new OrderDesk(database, { companyId: config.companyId, user: 'business' });
  const business = new Business({ desk, seed: config.seed, rates: config.business ?? atRest });
  if (config.business !== undefined) business.start();
  return business;
};
