/** What elements ask for, and what is known about it. */
import type {
  StorefrontBudgetFragment,
  StorefrontPageQuery,
  StorefrontStockFragment,
} from '../../client/generated/operations.ts';

export type Price = NonNullable<NonNullable<StorefrontPageQuery['prices']>[number]> &
  Partial<NonNullable<NonNullable<StorefrontPageQuery['scales']>[number]>>;
export type Stock = StorefrontStockFragment;
export type Budget = StorefrontBudgetFragment;

/** What is asked, by kind. Its JSON is its identity. */
export interface Questions {
  readonly price: {
    readonly kind: 'price';
    readonly sku: string;
    readonly quantity: string;
    readonly unit: string | null;
    readonly withBreaks: boolean;
  };
  readonly stock: { readonly kind: 'stock'; readonly sku: string };
  readonly budget: { readonly kind: 'budget' };
}

export interface Values {
  readonly price: Price;
  /** One for each location. */
  readonly stock: readonly Stock[];
  readonly budget: readonly Budget[];
}

export type Kind = keyof Questions;
export type Question = Questions[Kind];

export type Fact<K extends Kind = Kind> =
  | { readonly phase: 'loading' }
  /** `stale`: neither P21 nor the gateway could be asked again; `asOf` says how old it is. */
  | {
      readonly phase: 'known';
      readonly value: Values[K];
      readonly stale: boolean;
      readonly asOf: string | null;
    }
  /** The shopper has none: no price, no budget, an item P21 does not know. */
  | { readonly phase: 'missing' }
  /** A system does not answer; asked again by itself. */
  | { readonly phase: 'unavailable' }
  | { readonly phase: 'signed-out' };

interface Aged {
  readonly asOf?: string | null;
  readonly stale?: boolean | null;
}

export function known<K extends Kind>(value: Values[K]): Fact<K> {
  const parts = [value].flat() as readonly Aged[];
  const [oldest] = parts.flatMap(({ asOf }) => asOf ?? []).sort();
  return { phase: 'known', value, stale: parts.some(({ stale }) => stale === true), asOf: oldest ?? null };
}
