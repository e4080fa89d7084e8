/** A price with the stock it comes with, in the fields and the order of p21-api 6.2. */
import type Big from 'big.js';
import type { Database } from '../database/database.ts';
import { type Availability, availabilityOf } from '../pricing/availability.ts';
import { itemAt } from '../pricing/price-case.ts';
import { priceOf } from '../pricing/price-engine.ts';
import type { PriceAnswer, PriceQuestion } from '../pricing/price-question.ts';
import { WireDecimal, type WireObject } from './wire-value.ts';

/** Throws a `PriceFault` when there is no price. */
export const answerPrice = (database: Database, question: PriceQuestion): WireObject => {
  const price = priceOf(database, question);
  const { stock } = itemAt(database, question.itemId, question.sourceLocationId);
  return { ...priceFields(price), ...stockFields(availabilityOf(database, stock)) };
};

/** Nine digits, as P21 writes unit prices and quantities. */
const decimal = (value: Big): WireDecimal => new WireDecimal(value, 9);

/** CompanyId is null although it had to be given (p21-api 6.2). */
const priceFields = (price: PriceAnswer): WireObject => ({
  UnitPrice: decimal(price.unitPrice),
  BaseUnitPrice: decimal(price.baseUnitPrice),
  UOM: price.unitOfMeasure,
  UOMUnitSize: decimal(price.unitSize),
  PricePageUid: price.offer.pricePageUid,
  PriceUOM: price.priceUnit,
  PriceUnitSize: decimal(price.priceUnitSize),
  ExtendedPrice: decimal(price.extendedPrice),
  CalcValue: decimal(price.offer.calculationValue),
  UnitCommissionCost: decimal(price.costs.commission),
  UnitOtherCost: decimal(price.costs.other),
  UnitSalesCost: decimal(price.costs.sales),
  LotCosted: 'N',
  ItemId: price.itemId,
  CompanyId: null,
});

export const stockFields = (stock: Availability): WireObject => ({
  LocationId: stock.locationId,
  QuantityAvailable: decimal(stock.available),
  QuantityOnHand: decimal(stock.onHand),
  QuantityAllocated: decimal(stock.allocated),
  QuantityNonPickable: decimal(stock.nonPickable),
  QuantityQuarantined: decimal(stock.quarantined),
  QuantityFrozen: decimal(stock.frozen),
  LocationType: stock.locationType,
});
