import { describe, expect, it } from 'vitest';
import { trackingUrl } from '../../../src/loaders/shipment.model.ts';

describe("a carrier's page for a tracking number", () => {
  it.each([
    ['UPS Ground', '1Z999', 'https://www.ups.com/track?tracknum=1Z999'],
    ['FEDEX FREIGHT', '42', 'https://www.fedex.com/fedextrack/?trknbr=42'],
    ['Fed Ex', '42', 'https://www.fedex.com/fedextrack/?trknbr=42'],
    ['U.S. Postal Service', '94', 'https://tools.usps.com/go/TrackConfirmAction?tLabels=94'],
    ['DHL Express', '7', 'https://www.dhl.com/en/express/tracking.html?AWB=7'],
  ])('of %s', (carrier, number, url) => {
    expect(trackingUrl(carrier, number)).toBe(url);
  });

  it('is not known of other carriers, also when their name holds the letters', () => {
    expect(trackingUrl('Pickups Inc', '1')).toBeNull();
    expect(trackingUrl(null, '1')).toBeNull();
  });

  it('cannot be led elsewhere by what stands in the tracking number', () => {
    expect(trackingUrl('UPS', '1&x=/../"<')).toBe(
      'https://www.ups.com/track?tracknum=1%26x%3D%2F..%2F%22%3C',
    );
  });
});
