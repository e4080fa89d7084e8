/** Pick tickets of orders: picked and shipped quantities, tracking (p21-api 7.4). */
import type { P21OData } from './p21-odata.ts';
import type { ReadOptions } from './paging.ts';
import type { PickTicketLineRow, PickTicketRow } from './shipments.rows.ts';
import { pickTicketLineTable, pickTicketTable } from './shipments.rows.ts';

export class ShipmentsSource {
  constructor(private readonly odata: P21OData) {}

  byOrderNos(orderNumbers: readonly string[], options: ReadOptions = {}): Promise<PickTicketRow[]> {
    return this.odata.byKeys(pickTicketTable, 'orderNumber', orderNumbers, options);
  }

  byNumbers(pickTicketNumbers: readonly string[], options: ReadOptions = {}): Promise<PickTicketRow[]> {
    return this.odata.byKeys(pickTicketTable, 'pickTicketNumber', pickTicketNumbers, options);
  }

  byTrackingNumbers(numbers: readonly string[], options: ReadOptions = {}): Promise<PickTicketRow[]> {
    return this.odata.byKeys(pickTicketTable, 'trackingNumber', numbers, options);
  }

  lines(pickTicketNumbers: readonly string[], options: ReadOptions = {}): Promise<PickTicketLineRow[]> {
    return this.odata.byKeys(pickTicketLineTable, 'pickTicketNumber', pickTicketNumbers, options);
  }
}
