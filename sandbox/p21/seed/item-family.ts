/** Families of items: what makes an item of a family, and how its number and description are put together. */

export interface Pack {
  readonly unit: string;
  /** Base units in one pack. */
  readonly size: number;
}

export interface ItemFamily {
  /** product_group_id, at most 8 characters. */
  readonly group: string;
  readonly groupName: string;
  /** default_sales_discount_group, at most 8 characters. */
  readonly discountGroup: string;
  /** "{0}" is the first axis' value, "{b}" the brand's short name. */
  readonly itemId: string;
  readonly description: string;
  /** Every combination of one value of each axis is an item; a value may write itself apart from its id: "38=3/8". */
  readonly axes: readonly (readonly string[])[];
  /** Names in brands.ts. */
  readonly brands: readonly string[];
  readonly baseUnit: string;
  readonly packs: readonly Pack[];
  readonly sellingUnit: string;
  /** Unit its prices are given in; the base unit when absent. */
  readonly pricingUnit?: string;
  /** List price of the first and of the last combination, per pricing unit. */
  readonly price: readonly [number, number];
  /** Pounds per base unit. */
  readonly weight: number;
  /** Sold and stocked in fractions of the base unit. */
  readonly fractional?: boolean;
  readonly keywords: string;
}

export interface FamilyItem {
  readonly itemId: string;
  readonly description: string;
  readonly brand: string;
  /** List price per pricing unit. */
  readonly listPrice: number;
}

/** How many different items the family can make. */
const variety = (family: ItemFamily): number =>
  family.axes.reduce((product, axis) => product * axis.length, family.brands.length);

/** The n-th item of a family, from 0; beyond its variety the same things come as a later series. */
export const familyItem = (
  family: ItemFamily,
  at: number,
  shortName: (brand: string) => string,
): FamilyItem => {
  const series = Math.floor(at / variety(family));
  const { values, brand, share } = combination(family, at % variety(family));
  const fill = (template: string, part: 0 | 1): string =>
    template.replace(/\{(\w)\}/g, (_, key: string) =>
      key === 'b' ? shortName(brand) : (values[Number(key)]?.[part] ?? ''),
    );
  const [low, high] = family.price;
  return {
    itemId: fill(family.itemId, 0) + (series === 0 ? '' : `-S${series + 1}`),
    description: fill(family.description, 1).slice(0, 40).trimEnd(),
    brand,
    listPrice: Math.round(low * (high / low) ** share * 100) / 100,
  };
};

/** `share` says how far along its axes an item is: the first ones, mostly sizes, count most for the price. */
const combination = (family: ItemFamily, at: number) => {
  let rest = at;
  let share = 0;
  let weight = 0;
  const take = <T>(list: readonly T[]): T => {
    const index = rest % list.length;
    const one = list[index];
    rest = Math.floor(rest / list.length);
    share = share * 2 + index / Math.max(1, list.length - 1);
    weight = weight * 2 + 1;
    if (one === undefined) throw new Error(`Family ${family.group} has an empty axis`);
    return one;
  };
  const values = family.axes.map((axis) => parts(take(axis)));
  const brand = take(family.brands);
  return { values, brand, share: share / weight };
};

const parts = (value: string): readonly [string, string] => {
  const [id = value, text = id] = value.split('=');
  return [id, text];
};
