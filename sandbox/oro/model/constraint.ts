/** Validation rules of a field, as Symfony constraints. Checked by jsonapi/check-constraints.ts. */

export type Constraint =
  | { readonly kind: 'not blank'; readonly message?: string; readonly allowNull?: boolean }
  | { readonly kind: 'not null' }
  | { readonly kind: 'length'; readonly min?: number; readonly max: number }
  | { readonly kind: 'email' }
  | { readonly kind: 'greater than'; readonly value: number }
  | { readonly kind: 'range'; readonly min: number; readonly max?: number; readonly message?: string }
  | { readonly kind: 'currency' }
  | { readonly kind: 'count'; readonly min: number; readonly message: string }
  | {
      readonly kind: 'choice';
      readonly values: readonly string[];
      readonly title?: string;
      readonly message?: string;
    }
  | { readonly kind: 'pattern'; readonly pattern: RegExp; readonly title: string; readonly message: string };

export const notBlank: Constraint = { kind: 'not blank' };
export const maxLength = (max: number): Constraint => ({ kind: 'length', max });
