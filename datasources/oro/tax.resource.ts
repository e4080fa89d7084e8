/** Tax configuration of the shop. */
import type { DecimalString } from '../../src/decimal.ts';
import type { OroReference } from './customer.resource.ts';

export interface OroTax {
  readonly id: string;
  readonly code: string;
  readonly description: string | null;
  /** Fraction: "0.08875" is 8.875 %. */
  readonly rate: DecimalString;
}

export interface OroZipRange {
  readonly from: string;
  readonly to: string | null;
}

export interface OroTaxJurisdiction {
  readonly id: string;
  readonly code: string;
  readonly description: string | null;
  readonly countryCode: string | null;
  readonly regionCode: string | null;
  readonly regionText: string | null;
  readonly zipCodes: readonly OroZipRange[];
}

/** "These customers buying these products there pay this tax." Labels are codes. */
export interface OroTaxRule {
  readonly id: string;
  readonly description: string | null;
  readonly customerTaxCode: OroReference | null;
  readonly productTaxCode: OroReference | null;
  readonly tax: OroReference | null;
  readonly jurisdiction: OroReference | null;
}
