/** Says for people how a price came about: every candidate, which one won, and why the others did not. */
import type { Database } from '../database/database.ts';
import { digits } from './amounts.ts';
import { considerAll } from './price-engine.ts';
import type { Offer, PriceQuestion, PriceStep } from './price-question.ts';

export interface ExplainedCandidate {
  readonly step: PriceStep;
  readonly label: string;
  readonly outcome: 'won' | 'lost' | 'not applicable';
  /** How the price came about, or why there is none. */
  readonly reason: string;
  /** Per sales pricing unit. */
  readonly price?: string;
  readonly pricePageUid?: number;
}

export interface Explanation {
  readonly itemId: string;
  readonly customerId: string;
  readonly day: string;
  readonly quantity: string;
  readonly unitOfMeasure: string;
  readonly unitPrice: string;
  readonly priceUnit: string;
  readonly extendedPrice: string;
  /** Base units in the unit that candidates' prices are given in. */
  readonly pricingUnitSize: string;
  readonly wonBy: string;
  readonly candidates: readonly ExplainedCandidate[];
}

/** Throws a `PriceFault` when item, location, customer or unit are not known. */
export const explainPrice = (database: Database, question: PriceQuestion): Explanation => {
  const { answer, verdicts, priceCase } = considerAll(database, question);
  return {
    itemId: answer.itemId,
    customerId: question.customerId,
    day: priceCase.day,
    quantity: digits(question.quantity),
    unitOfMeasure: answer.unitOfMeasure,
    unitPrice: digits(answer.unitPrice),
    priceUnit: answer.priceUnit,
    extendedPrice: digits(answer.extendedPrice),
    pricingUnitSize: digits(priceCase.pricingUnitSize),
    wonBy: `${answer.offer.step}: ${answer.offer.label}`,
    candidates: verdicts.flatMap(({ offers, refusals }) => [
      ...offers.map((offer) => explainOffer(offer, answer.offer)),
      ...refusals.map(({ step, label, why }) => ({
        step,
        label,
        outcome: 'not applicable' as const,
        reason: why,
      })),
    ]),
  };
};

const explainOffer = (offer: Offer, winner: Offer): ExplainedCandidate => ({
  step: offer.step,
  label: offer.label,
  outcome: offer === winner ? 'won' : 'lost',
  reason: offer === winner ? offer.how : `${offer.how}; ${whyLost(offer, winner)}`,
  price: digits(offer.price),
  pricePageUid: offer.pricePageUid,
});

const whyLost = (offer: Offer, winner: Offer): string =>
  offer.step === winner.step ? `${winner.label} goes first` : `a ${winner.step} price goes first`;
