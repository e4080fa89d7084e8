/** Which order a parcel belongs to: by the pick ticket of P21, or by the number its carrier tracks it by. */
import type { PickTicketRow } from '../../datasources/p21/shipments.rows.ts';
import type { LoaderParts } from './loader-parts.ts';

/** Gives the number of the order, whoever's it is: what may be seen of it the order says. */
export function createOrderOfShipment({ p21, batches, read }: LoaderParts) {
  const ticketOf = batches.one<string, PickTicketRow>({
    load: (numbers) => p21.shipments.byNumbers(numbers, read),
    keyOf: ({ pickTicketNumber }) => pickTicketNumber,
    owner: 'ofParent',
  });
  const trackedAs = batches.many<string, PickTicketRow>({
    load: (numbers) => p21.shipments.byTrackingNumbers(numbers, read),
    keyOf: ({ trackingNumber }) => trackingNumber ?? '',
    owner: 'ofParent',
  });
  return async (number: string): Promise<string | null> => {
    const ticket = (await ticketOf.load(number)) ?? (await trackedAs(number)).at(-1);
    return ticket?.orderNumber ?? null;
  };
}
