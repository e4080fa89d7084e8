/**
 * Prices of a customer (p21-api 6.2): one POST prices many items in one context. What the answer looks like is in
 * `price-answer`, how a bad item is found in `price-batch`.
 */
import { GatewayError } from '../../src/errors.ts';
import type { ContractOptions, ContractsSource } from './contracts.datasource.ts';
import type { ContractLineRow } from './contracts.rows.ts';
import type { P21OData } from './p21-odata.ts';
import type { LookupOptions, ReadOptions } from './paging.ts';
import type { PostForPrices } from './price-batch.ts';
import { quoteBatch } from './price-batch.ts';
import { readPricePages } from './price-pages.ts';
import type { PricePageRow, PriceRequest, PriceRow } from './prices.rows.ts';
import type { Tenant } from './tenant.ts';

export class PricesSource {
  constructor(
    private readonly post: PostForPrices,
    private readonly odata: P21OData,
    private readonly contracts: ContractsSource,
    private readonly tenant: Tenant,
  ) {}

  /**
   * One answer per line, in the order of the lines: the price, or the error of that line alone (NOT_FOUND where P21
   * does not sell the item at the location). Throws when P21 answers no line: down, refused, or a customer it does
   * not know. Throws CONFIG_INVALID when neither the request nor the configuration names a sales location.
   */
  async quote(
    request: PriceRequest,
    options: ReadOptions = {},
  ): Promise<readonly (PriceRow | GatewayError)[]> {
    const salesLocationId = request.salesLocationId ?? this.tenant.salesLocationId;
    if (salesLocationId === undefined) {
      throw new GatewayError('CONFIG_INVALID', 'P21 prices need a sales location: set P21_SALES_LOCATION_ID');
    }
    const context = { ...request, salesLocationId, companyId: this.tenant.companyId };
    return quoteBatch(this.post, context, this.tenant.clock, options);
  }

  /** The price pages behind quoted prices. */
  pagesByUids(pricePageUids: readonly number[], options: LookupOptions = {}): Promise<PricePageRow[]> {
    return readPricePages(this.odata, pricePageUids, options);
  }

  /** The contract lines that may have made a customer's price. */
  contractLinesFor(
    customerId: string,
    itemUids?: readonly number[],
    options: ContractOptions = {},
  ): Promise<ContractLineRow[]> {
    return this.contracts.contractLinesFor(customerId, itemUids, options);
  }
}
