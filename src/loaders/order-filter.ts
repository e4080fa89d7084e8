/** A filter of the graph in the words of the P21 source. */
import type { OrderFilter as SourceFilter } from '../../datasources/p21/orders.datasource.ts';
import type { OrderFilter } from '../../schema/order.input.ts';
import { badInput } from '../errors.ts';

/** Throws BAD_USER_INPUT for conditions that exclude each other by mistake. */
export function toSourceFilter(filter: OrderFilter, customerId: string | undefined): SourceFilter {
  const { placedFrom, placedTo, openOnly, state } = filter;
  if (placedFrom != null && placedTo != null && placedFrom > placedTo) {
    throw badInput('filter.placedTo', 'give a day on or after filter.placedFrom');
  }
  if (openOnly === true && state != null && state !== 'OPEN') {
    throw badInput('filter.openOnly', `not together with filter.state ${state}`);
  }
  return {
    customerId,
    status: state ?? undefined,
    openOnly: openOnly ?? undefined,
    kind: filter.kind ?? undefined,
    from: placedFrom ?? undefined,
    to: placedTo ?? undefined,
    poNo: filter.poNumber ?? undefined,
    reference: filter.webReference ?? undefined,
    search: filter.search ?? undefined,
    modifiedSince: filter.modifiedSince ?? undefined,
  };
}
