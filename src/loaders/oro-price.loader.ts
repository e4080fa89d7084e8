/** Prices as the shop shows them, to compare with those of P21. */
import type { OroCustomerPrice, OroCustomerPriceList } from '../../datasources/oro/product.resource.ts';
import type { OroCustomer, OroPriceList } from '../../schema/oro-customer.type.ts';
import type { OroPrice, OroProduct } from '../../schema/oro-product.type.ts';
import type { CustomerLoader } from './customer.loader.ts';
import { grouped } from './grouped.ts';
import type { LoaderParts } from './loader-parts.ts';
import { toOroPrice } from './product.model.ts';

export type OroPriceLoader = ReturnType<typeof createOroPriceLoader>;

interface ShopPriceQuestion {
  readonly oroCustomerId: string;
  readonly productId: string;
}

export function createOroPriceLoader({ oro, batches, visibility }: LoaderParts, customers: CustomerLoader) {
  const priceListsOf = batches.many<string, OroCustomerPriceList>({
    load: (oroCustomerIds) => oro.prices.priceListsOf(oroCustomerIds),
    keyOf: ({ customerId }) => customerId,
    owner: 'ofParent',
  });
  const prices = grouped<ShopPriceQuestion, readonly OroCustomerPrice[]>({
    contextOf: ({ oroCustomerId }) => oroCustomerId,
    keyOf: ({ productId }) => productId,
    load: async (questions) => {
      const [{ oroCustomerId }] = questions as [ShopPriceQuestion];
      const productIds = questions.map(({ productId }) => productId);
      const rows = await oro.prices.forCustomer({ customerId: oroCustomerId, productIds });
      return productIds.map((id) => rows.filter(({ productId }) => productId === id));
    },
  });

  return {
    /** By precedence: the first list that prices a product wins. */
    priceLists: async ({ oroId }: OroCustomer): Promise<OroPriceList[]> => {
      const given = [...(await priceListsOf(oroId))].sort((one, other) => one.sortOrder - other.sortOrder);
      return given.map(({ priceList: { id, ...rest } }) => ({ oroId: id, ...rest }));
    },
    /** What a customer sees; nothing for a customer the shop does not know. */
    ofProduct: async ({ oroId }: OroProduct, customerId: string): Promise<OroPrice[]> => {
      const p21CustomerId = visibility.require(customerId, 'customerId');
      const shop = await customers.oroOf({ p21CustomerId, oroCustomerId: null });
      if (shop === null) return [];
      return (await prices({ oroCustomerId: shop.oroId, productId: oroId })).map(toOroPrice);
    },
  };
}
