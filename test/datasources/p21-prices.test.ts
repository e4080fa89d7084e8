/** Prices: the request as documented, and one answer per line (p21-api 6.2). */
import { describe, expect, it } from 'vitest';
import { askedIn, documented, line, pricesIn, refusing } from './p21-price-stub.ts';
import { startP21Stub } from './p21-stub-server.ts';
import { connectP21, failureOf } from './p21-under-test.ts';

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
