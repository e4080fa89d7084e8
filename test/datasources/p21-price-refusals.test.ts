/** The bad item that fails a batch of prices (p21-api 6.2): found, and nobody else with it. */
import { describe, expect, it } from 'vitest';
import { GatewayError } from '../../src/errors.ts';
import { fc } from '../support/fast-check.ts';
import { askedIn, line, pricesIn, refusing } from './p21-price-stub.ts';
import { startP21Stub } from './p21-stub-server.ts';
import { connectP21, failureOf } from './p21-under-test.ts';

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
