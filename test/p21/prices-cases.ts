/** A price case: what is in the tables, what is asked, what P21 answers. */
import { expect, it } from 'vitest';
import { priceOf } from '../../sandbox/p21/pricing/price-engine.ts';
import type { PriceQuestion } from '../../sandbox/p21/pricing/price-question.ts';
import { createPriceWorld, type PriceWorld } from './prices-world.ts';

export interface PriceCase {
  readonly title: string;
  readonly given: (world: PriceWorld) => unknown;
  readonly ask?: Partial<PriceQuestion>;
  readonly price: string;
  readonly by: string;
}

export const contractCustomer = (world: PriceWorld) => {
  world.customer.job_pricing = 'Y';
};

export const tiers = {
  calculation_value1: 0.9,
  break1: 6,
  calculation_value2: 0.8,
  break2: 25,
  calculation_value3: 0.7,
};

/** One test a case. */
export const holdCases = (cases: readonly PriceCase[]): void =>
  it.each(cases.map((one) => [one.title, one] as const))('%s', (_title, { given, ask, price, by }) => {
    const world = createPriceWorld();
    given(world);
    const answer = priceOf(world.database, world.ask(ask));
    expect([answer.unitPrice.toFixed(), answer.offer.step]).toEqual([price, by]);
  });
