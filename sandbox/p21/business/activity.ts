/** One kind of thing that happens at a distributor. */
import type { OrderDesk } from '../orders/order-desk.ts';
import type { Random } from '../seed/random.ts';

/** What happened, for the count; undefined when there was nothing to do. */
export type Happening =
  | 'ordered'
  | 'quoted'
  | 'canceled'
  | 'picked'
  | 'shipped'
  | 'paid'
  | 'received'
  | 'adjusted'
  | 'repriced';

/** Throws a `P21Refusal` where P21's rules forbid what was tried. */
export type Activity = (desk: OrderDesk, random: Random) => Happening | undefined;
