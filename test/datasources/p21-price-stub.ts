/** A P21 that prices as documented (p21-api 6.2), and what it was asked. */
import type { PriceLine } from '../../datasources/p21/prices.rows.ts';
import type { StubAnswer, StubRequest } from './p21-stub-server.ts';

export const line = (itemId: string, more: Partial<PriceLine> = {}): PriceLine => ({
  itemId,
  quantity: '5',
  unitOfMeasure: 'EA',
  sourceLocationId: '10',
  ...more,
});

/** The answer of p21-api 6.2. */
export const documented = {
  ItemId: 'WIDGET-001',
  UnitPrice: 12.5,
  BaseUnitPrice: 15.0,
  UOM: 'EA',
  UOMUnitSize: 1,
  PriceUOM: 'EA',
  PriceUnitSize: 1,
  ExtendedPrice: 62.5,
  PricePageUid: 4711,
  CalcValue: 0.8333,
  UnitCommissionCost: 8.1,
  UnitOtherCost: 8.0,
  UnitSalesCost: 8.0,
  LotCosted: 'N',
  CompanyId: null,
  LocationId: 10,
  LocationType: 'Standard',
  QuantityAvailable: 40,
  QuantityOnHand: 55,
  QuantityAllocated: 15,
  QuantityNonPickable: 0,
  QuantityQuarantined: 0,
  QuantityFrozen: 0,
};

export interface Asked {
  readonly ItemId: string;
  readonly UOM: string | null;
  readonly UnitQuantity: number;
}
export const askedIn = (request: StubRequest): Asked[] => JSON.parse(request.body);
export const pricesIn = (p21: { requests: readonly StubRequest[] }) =>
  p21.requests.filter(({ path }) => path.endsWith('/prices'));

/** Prices every item but those named, for which the whole batch fails. */
export const refusing =
  (...bad: string[]) =>
  (request: StubRequest): StubAnswer => {
    const lines = askedIn(request);
    if (!lines.some(({ ItemId }) => bad.includes(ItemId))) {
      return { body: lines.map(({ ItemId, UOM }) => ({ ...documented, ItemId, UOM })) };
    }
    return {
      status: 500,
      body: {
        ErrorMessage: 'Item is not valid or not defined at this location',
        ErrorType: 'P21.Business.Common.BusinessException',
      },
    };
  };
