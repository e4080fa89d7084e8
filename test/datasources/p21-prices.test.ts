/** Prices: the request as documented, one answer per line, and the bad item that fails a batch (p21-api 6.2). */

import { describe, expect, it } from 'vitest';
import type { PriceLine } from '../../datasources/p21/prices.rows.ts';
import { GatewayError } from '../../src/errors.ts';
import { fc } from '../support/fast-check.ts';
import type { StubAnswer, StubRequest } from './p21-stub-server.ts';
import { startP21Stub } from './p21-stub-server.ts';
import { connectP21, failureOf } from './p21-under-test.ts';

const line = (itemId: string, more: Partial<PriceLine> = {}): PriceLine => ({
  itemId,
  quantity: '5',
  unitOfMeasure: 'EA',
  sourceLocationId: '10',
  ...more,
});

/** The answer of p21-api 6.2. */
const documented = {
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

interface Asked {
  readonly ItemId: string;
  readonly UOM: string | null;
  readonly UnitQuantity: number;
}
const askedIn = (request: StubRequest): Asked[] => JSON.parse(request.body);
const pricesIn = (p21: { requests: readonly StubRequest[] }) =>
  p21.requests.filter(({ path }) => path.endsWith('/prices'));

/** Prices every item but those named, for which the whole batch fails. */
const refusing =
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

describe('the price request', () => {
  it('is written as documented', async () => {
    await using p21 = await startP21Stub(() => ({ body: [documented] }));
    await connectP21(p21.url).sources.prices.quote({
      customerId: '100198',
      shipToId: '200',
      date: '2026-03-05',
      jobNumber: 'J1',
      lines: [line('widget-001 ')],
    });
    const [request] = pricesIn(p21);
    expect(request).toMatchObject({
      method: 'POST',
      path: '/api/inventory/parts/prices',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
    });
    expect(Object.fromEntries(request?.query ?? [])).toEqual({
      companyId: 'ACME',
      customerId: '100198',
      salesLocId: '10',
      shipToId: '200',
      optionalShipToId: '200',
      optionalOrderDate: '2026-03-05',
      optionalJobNo: 'J1',
    });
    expect(JSON.parse(request?.body ?? '')).toEqual([
      {
        ItemId: 'WIDGET-001',
        SourceLocId: 10,
        UnitQuantity: 5,
        UOM: 'EA',
        PriceUom: 'EA',
        CustomerPartNo: null,
        UnitSize: null,
      },
    ]);
  });

  it('is one call per context, whatever the number of items', async () => {
    await using p21 = await startP21Stub(refusing());
    const lines = Array.from({ length: 100 }, (_, n) => line(`ITEM-${n}`));
    const prices = await connectP21(p21.url).sources.prices.quote({ customerId: '1', lines });
    expect(prices).toHaveLength(100);
    expect(pricesIn(p21)).toHaveLength(1);
  });

  it('is not sent for no lines', async () => {
    await using p21 = await startP21Stub(refusing());
    expect(await connectP21(p21.url).sources.prices.quote({ customerId: '1', lines: [] })).toEqual([]);
    expect(p21.requests).toEqual([]);
  });

  it('writes quantities with their exact digits', async () => {
    await using p21 = await startP21Stub(refusing());
    const lines = [line('A', { quantity: '1234567890.123456789' }), line('B', { quantity: '0.000000001' })];
    await connectP21(p21.url).sources.prices.quote({ customerId: '1', lines });
    expect(pricesIn(p21)[0]?.body).toContain('"UnitQuantity":1234567890.123456789,');
    expect(pricesIn(p21)[0]?.body).toContain('"UnitQuantity":0.000000001,');
  });

  it('refuses a quantity or a location that is no number', async () => {
    await using p21 = await startP21Stub(refusing());
    const { sources } = connectP21(p21.url);
    for (const bad of [{ quantity: 'five' }, { sourceLocationId: 'main' }]) {
      const error = await failureOf(sources.prices.quote({ customerId: '1', lines: [line('A', bad)] }));
      expect(error).toMatchObject({ code: 'BAD_USER_INPUT', details: { field: Object.keys(bad)[0] } });
    }
    expect(p21.requests).toEqual([]);
  });

  it('needs a sales location from somewhere', async () => {
    await using p21 = await startP21Stub(refusing());
    const { sources } = connectP21(p21.url, { salesLocationId: undefined } as never);
    const error = await failureOf(sources.prices.quote({ customerId: '1', lines: [line('A')] }));
    expect(error).toMatchObject({ code: 'CONFIG_INVALID' });
    const [price] = await sources.prices.quote({
      customerId: '1',
      salesLocationId: '20',
      lines: [line('A')],
    });
    expect(price).toMatchObject({ itemId: 'A' });
    expect(pricesIn(p21)[0]?.query.get('salesLocId')).toBe('20');
  });
});

describe('the price answer', () => {
  it('becomes price and stock with exact digits, stamped with the time of asking', async () => {
    await using p21 = await startP21Stub(() => ({ body: [documented] }));
    const [price] = await connectP21(p21.url).sources.prices.quote({
      customerId: '7',
      lines: [line('WIDGET-001')],
    });
    expect(price).toEqual({
      itemId: 'WIDGET-001',
      customerId: '7',
      quantity: '5',
      unitPrice: '12.5',
      basePrice: '15',
      unitOfMeasure: 'EA',
      unitSize: '1',
      pricingUnit: 'EA',
      pricingUnitSize: '1',
      extendedPrice: '62.5',
      pricePageUid: 4711,
      calculationValue: '0.8333',
      locationId: '10',
      quantityAvailable: '40',
      quantityOnHand: '55',
      quantityAllocated: '15',
      quantityNonPickable: '0',
      quantityQuarantined: '0',
      quantityFrozen: '0',
      asOf: '2026-03-01T12:00:00.000Z',
    });
  });

  it('keeps digits that a double would lose', async () => {
    const body = '[{"ItemId":"A","UnitPrice":1234567890.123456789,"ExtendedPrice":0.30000000000000000001}]';
    await using p21 = await startP21Stub(() => ({ headers: { 'content-type': 'application/json' }, body }));
    const [price] = await connectP21(p21.url).sources.prices.quote({ customerId: '1', lines: [line('A')] });
    expect(price).toMatchObject({
      unitPrice: '1234567890.123456789',
      extendedPrice: '0.30000000000000000001',
    });
  });

  it('says no page where P21 says 0', async () => {
    await using p21 = await startP21Stub(() => ({ body: [{ ...documented, PricePageUid: 0 }] }));
    const [price] = await connectP21(p21.url).sources.prices.quote({
      customerId: '1',
      lines: [line('WIDGET-001')],
    });
    expect(price).toMatchObject({ pricePageUid: null });
  });

  it('is matched to its line when P21 orders or drops lines', async () => {
    await using p21 = await startP21Stub((request) => ({
      body: {
        list: askedIn(request)
          .filter(({ ItemId }) => ItemId !== 'B')
          .reverse()
          .map(({ ItemId, UOM, UnitQuantity }) => ({ ItemId, UOM, UnitPrice: UnitQuantity })),
      },
    }));
    const lines = [
      line('A', { quantity: '1' }),
      line('B'),
      line('A', { unitOfMeasure: 'BX', quantity: '2' }),
    ];
    const [each, none, box] = await connectP21(p21.url).sources.prices.quote({ customerId: '1', lines });
    expect(each).toMatchObject({ unitPrice: '1', unitOfMeasure: 'EA' });
    expect(box).toMatchObject({ unitPrice: '2', unitOfMeasure: 'BX' });
    expect(none).toMatchObject({ code: 'UPSTREAM_MALFORMED', details: { field: 'itemId' } });
  });
});

describe('a bad item', () => {
  it('fails alone: every other line is answered, in order', async () => {
    const items = fc.integer({ min: 1, max: 40 });
    await using p21 = await startP21Stub((request) => refusing(...bad)(request));
    let bad: string[] = [];
    const { sources } = connectP21(p21.url);
    await fc.assert(
      fc.asyncProperty(
        items,
        fc.uniqueArray(fc.integer({ min: 0, max: 39 }), { maxLength: 4 }),
        async (count, where) => {
          bad = where.map((n) => `ITEM-${n}`);
          const lines = Array.from({ length: count }, (_, n) => line(`item-${n}`));
          const prices = await sources.prices.quote({ customerId: '1', lines });
          expect(prices.map((one) => (one instanceof GatewayError ? one.code : one.itemId))).toEqual(
            lines.map((_, n) => (where.includes(n) ? 'NOT_FOUND' : `ITEM-${n}`)),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it('costs about two calls per halving, not one per item', async () => {
    await using p21 = await startP21Stub(refusing('ITEM-77'));
    const lines = Array.from({ length: 100 }, (_, n) => line(`ITEM-${n}`));
    await connectP21(p21.url).sources.prices.quote({ customerId: '1', lines });
    expect(pricesIn(p21).length).toBeLessThanOrEqual(15);
  });

  it('is told to clients without P21 text', async () => {
    await using p21 = await startP21Stub(refusing('A'));
    const [error] = await connectP21(p21.url).sources.prices.quote({ customerId: '1', lines: [line('A')] });
    expect(error).toMatchObject({
      code: 'NOT_FOUND',
      message: 'There is no price for A: the item is not sold at location 10.',
      details: { system: 'P21', field: 'itemId' },
    });
    expect(error).not.toHaveProperty('details.upstream');
  });

  it('may be refused for its unit, which is not the same as not being sold', async () => {
    await using p21 = await startP21Stub((request) =>
      askedIn(request).some(({ UOM }) => UOM === 'ZZ')
        ? {
            status: 500,
            body: {
              ErrorMessage: 'Unit of measure is not valid',
              ErrorType: 'P21.Business.Common.BusinessException',
            },
          }
        : refusing()(request),
    );
    const lines = [line('A'), line('B', { unitOfMeasure: 'ZZ' })];
    const [good, bad] = await connectP21(p21.url).sources.prices.quote({ customerId: '1', lines });
    expect(good).toMatchObject({ itemId: 'A' });
    expect(bad).toMatchObject({
      code: 'UPSTREAM_REJECTED',
      message: 'P21 answered 500 to inventory parts prices',
    });
  });

  it('does not hide that P21 refuses the customer or is down', async () => {
    const refusal = {
      status: 400,
      body: {
        ErrorMessage: 'Please provide a value for required parameter customerId.',
        ErrorType: 'System.ArgumentException',
      },
    };
    await using p21 = await startP21Stub(() => refusal);
    const { sources } = connectP21(p21.url);
    const error = await failureOf(sources.prices.quote({ customerId: '1', lines: [line('A'), line('B')] }));
    expect(error).toMatchObject({ code: 'UPSTREAM_REJECTED' });
    expect(pricesIn(p21)).toHaveLength(1);
  });
});
