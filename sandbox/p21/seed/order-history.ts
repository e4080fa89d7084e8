/** Eighteen months of business, played in the order of time through the same steps a live order takes. */
import { OrderDesk } from '../orders/order-desk.ts';
import { EventQueue } from './agenda.ts';
import type { Clientele } from './clientele.ts';
import { leaveTraces } from './field-traces.ts';
import { OrderLife } from './order-life.ts';
import { makeWish } from './order-wish.ts';
import { Paying } from './paying.ts';
import { seedReleases } from './releases.ts';
import { historyDays, type SeedSite } from './seed-site.ts';
import { planTourOrder } from './tour-order.ts';

/** Business has grown: more orders are recent than old. */
const growth = 1.3;

export const seedOrders = (site: SeedSite, clientele: Clientele): void => {
  if (clientele.customers.length === 0 || clientele.goods.size === 0) return;
  const agenda = new EventQueue(site.now);
  const { companyId } = site;
  const desk = new OrderDesk(site.database, { companyId, user: 'admin', now: () => agenda.now });
  const paying = new Paying(desk, agenda, site.random('payments'));
  const life = new OrderLife(desk, agenda, site.random('order-lives'), paying);
  const [times, wishes] = [site.random('order-times'), site.random('orders')];
  const toured = site.options.orders > 0 && planTourOrder(site, desk, agenda, clientele) ? 1 : 0;
  for (let at = toured; at < site.options.orders; at += 1)
    agenda.at(site.momentOf(times, Math.floor(historyDays * times.next() ** growth)), () => {
      const wish = makeWish(wishes, clientele, at);
      if (wish.draft.lines.length > 0) life.enter(wish);
    });
  agenda.run();
  leaveTraces(site, desk);
  seedReleases(site, desk);
};
