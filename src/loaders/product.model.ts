/** Items of P21 and products of OroCommerce as the graph shows them. */
import type {
  OroCustomerPrice as OroPriceRow,
  OroProduct as OroProductRow,
} from '../../datasources/oro/product.resource.ts';
import type { ItemRow, ItemSupplierRow, ItemUnitRow } from '../../datasources/p21/items.rows.ts';
import type { OroPrice, OroProduct } from '../../schema/oro-product.type.ts';
import type { Product, ProductSupplier, UnitOfMeasure } from '../../schema/product.type.ts';
import { toGlobalId } from './global-id.ts';
import { notInErp, quantity, type Times } from './model-values.ts';

export const toProduct = (row: ItemRow, times: Times): Product => ({
  __typename: 'Product',
  id: toGlobalId('Product', row.itemId),
  ...times,
  sku: row.itemId,
  p21Uid: row.itemUid,
  oroProductId: null,
  name: row.description,
  description: row.extendedDescription,
  shortCode: row.shortCode,
  status: statusOf(row),
  baseUnit: row.baseUnit,
  sellingUnit: row.defaultSellingUnit ?? row.baseUnit,
  pricingUnit: row.pricingUnit ?? row.baseUnit,
  pricingUnitSize: row.pricingUnitSize,
  weight: row.weight,
  manufacturer: row.manufacturerName,
  brand: row.brandName,
  manufacturerPartNumber: row.manufacturerPartNumber,
  countryOfOrigin: row.countryOfOrigin,
  serialized: row.serialized,
  lotTracked: row.lotTracked,
  hazardous: row.hazardous,
  isCharge: row.otherCharge,
  hiddenFromWeb: row.hiddenFromWeb,
  redemptionPoints: row.redeemable === true ? row.redemptionPoints : null,
  modifiedAt: row.modifiedAt,
});

const statusOf = ({ deleted, inactive }: ItemRow): Product['status'] => {
  if (deleted) return 'DELETED';
  return inactive ? 'INACTIVE' : 'ACTIVE';
};

/** A product of the shop that P21 does not know. */
export const toShopOnlyProduct = ({ id, sku }: OroProductRow): Product => ({
  __typename: 'Product',
  id: toGlobalId('Product', sku),
  ...notInErp,
  sku,
  p21Uid: null,
  oroProductId: id,
  name: null,
  description: null,
  shortCode: null,
  status: null,
  baseUnit: null,
  sellingUnit: null,
  pricingUnit: null,
  pricingUnitSize: null,
  weight: null,
  manufacturer: null,
  brand: null,
  manufacturerPartNumber: null,
  countryOfOrigin: null,
  serialized: null,
  lotTracked: null,
  hazardous: null,
  isCharge: null,
  hiddenFromWeb: null,
  redemptionPoints: null,
  modifiedAt: null,
});

/** What is still known of a product while P21 does not answer. */
export const keysOfProduct = ({ id, sku }: OroProductRow): Partial<Product> => ({
  __typename: 'Product',
  id: toGlobalId('Product', sku),
  sku,
  oroProductId: id,
});

/** The units P21 lists, and the base unit where it is not among them. */
export function toUnits(product: Product, rows: readonly ItemUnitRow[]): UnitOfMeasure[] {
  const units = rows.map((row) => toUnit(product, row));
  const { baseUnit } = product;
  if (baseUnit === null || units.some(({ code }) => code === baseUnit)) return units;
  return [
    { ...unitOf(product, baseUnit), size: '1', isPurchasing: false, minimumOrderQuantity: null },
    ...units,
  ];
}

const toUnit = (product: Product, row: ItemUnitRow): UnitOfMeasure => ({
  ...unitOf(product, row.unitOfMeasure),
  size: row.unitSize,
  isSelling: row.selling,
  isPurchasing: row.purchasing,
  minimumOrderQuantity: row.minimumOrderQuantity,
});

const unitOf = ({ baseUnit, sellingUnit, pricingUnit }: Product, code: string) => ({
  code,
  isBase: code === baseUnit,
  isSelling: code === sellingUnit,
  isPricing: code === pricingUnit,
});

export const toSupplier = (row: ItemSupplierRow): ProductSupplier => ({
  supplierId: row.supplierId,
  partNumber: row.supplierPartNumber,
  upc: row.upcCode,
  leadTimeDays: row.leadTimeDays,
  primary: row.primary,
});

export const toOroProduct = (row: OroProductRow): OroProduct => ({
  oroId: row.id,
  sku: row.sku,
  name: row.name,
  status: row.status,
  inventoryStatus: row.inventoryStatus,
  taxCode: row.taxCode?.label ?? null,
  units: row.units.map(({ unit, ...rest }) => ({ code: unit, ...rest })),
  updatedAt: row.updatedAt,
});

export const toOroPrice = (row: OroPriceRow): OroPrice => ({
  fromQuantity: quantity(row.quantity, row.unit),
  unitPrice: { amount: row.value, currency: row.currency },
});
