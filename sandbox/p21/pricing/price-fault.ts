/** Why a question has no price: what P21 answers instead of one. */

export class PriceFault extends Error {
  override readonly name = 'PriceFault';
}

/** p21-api 6.2; also for an unknown item. */
export const itemNotValid = (): PriceFault =>
  new PriceFault('Item is not valid or not defined at this location');

/** Assumption: P21's own words are not published; the error type is that of the item. */
export const customerNotValid = (): PriceFault => new PriceFault('Customer is not valid for this company');

/** Assumption: as above. */
export const unitNotValid = (unit: string): PriceFault =>
  new PriceFault(`Unit of measure ${unit} is not valid for this item`);
