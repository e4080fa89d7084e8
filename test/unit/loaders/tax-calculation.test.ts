import { describe, expect, it } from 'vitest';
import type { TaxJurisdictionRow } from '../../../datasources/p21/taxes.rows.ts';
import { calculateTaxes } from '../../../src/loaders/tax-calculation.ts';

const jurisdiction = (given: Partial<TaxJurisdictionRow>): TaxJurisdictionRow => ({
  jurisdictionId: 'IA',
  description: null,
  percentage: '6',
  lineLimit: null,
  invoiceLimit: null,
  taxIsTaxable: false,
  taxesIncomingFreight: false,
  taxesOutgoingFreight: false,
  valueAddedTax: null,
  flatFeeAmount: null,
  deleted: false,
  ...given,
});

const taxes = (lines: readonly string[], ...jurisdictions: TaxJurisdictionRow[]) =>
  calculateTaxes(lines, jurisdictions).map(({ taxable, tax }) => ({ taxable, tax }));

describe('taxes', () => {
  it('are a percentage of the taxable lines, rounded half up to the cent in each jurisdiction', () => {
    expect(
      taxes(['100.10', '0.15'], jurisdiction({ percentage: '6.25' }), jurisdiction({ percentage: '0.995' })),
    ).toEqual([
      { taxable: '100.25', tax: '6.27' },
      { taxable: '100.25', tax: '1' },
    ]);
  });

  it('stop at the limit of a line and at the limit of the whole', () => {
    expect(taxes(['5000', '10'], jurisdiction({ lineLimit: '1600' }))).toEqual([
      { taxable: '1610', tax: '96.6' },
    ]);
    expect(taxes(['5000', '10'], jurisdiction({ invoiceLimit: '1000' }))).toEqual([
      { taxable: '1000', tax: '60' },
    ]);
    expect(taxes(['5000'], jurisdiction({ lineLimit: '0', invoiceLimit: '0' }))).toEqual([
      { taxable: '5000', tax: '300' },
    ]);
  });

  it('are taxed themselves where the jurisdiction says so', () => {
    expect(taxes(['100'], jurisdiction({}), jurisdiction({ percentage: '10', taxIsTaxable: true }))).toEqual([
      { taxable: '100', tax: '6' },
      { taxable: '106', tax: '10.6' },
    ]);
  });

  it('add a flat fee once, and only when anything is taxable', () => {
    expect(taxes(['100'], jurisdiction({ flatFeeAmount: '0.28' }))).toEqual([
      { taxable: '100', tax: '6.28' },
    ]);
    expect(taxes([], jurisdiction({ flatFeeAmount: '0.28' }))).toEqual([{ taxable: '0', tax: '0' }]);
  });

  it('are none without jurisdictions', () => {
    expect(taxes(['100'])).toEqual([]);
  });
});
