/** What REST objects are made of before they become JSON or XML, and the number whose digits must stay as they are. */
import type Big from 'big.js';

/** A number written with fixed digits, as .NET writes decimals: 10.780000000. */
export class WireDecimal {
  constructor(
    private readonly value: Big,
    private readonly scale: number,
  ) {}

  toString(): string {
    return this.value.toFixed(this.scale);
  }
}

export type WireValue =
  | string
  | number
  | boolean
  | null
  | WireDecimal
  | readonly WireValue[]
  | { readonly [property: string]: WireValue };

export type WireObject = { readonly [property: string]: WireValue };

export const isWireObject = (value: unknown): value is WireObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof WireDecimal);

/** A collection inside an object (p21-api 3.1). */
export const listOf = (items: readonly WireValue[]): WireObject => ({ list: items });
