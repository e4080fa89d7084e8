/** Tax quotes: who is taxed is read from P21, how much is calculated in `tax-calculation.ts`. */
import type { Address } from '../../schema/address.type.ts';
import type { TaxQuote, TaxQuoteJurisdiction, TaxQuoteLineInput } from '../../schema/tax-quote.type.ts';
import { add } from '../decimal.ts';
import { GatewayError } from '../errors.ts';
import type { AddressLoader } from './address.loader.ts';
import { requireKeys } from './arguments.ts';
import type { CustomerLoader } from './customer.loader.ts';
import type { LoaderParts } from './loader-parts.ts';
import { freshAt } from './model-values.ts';
import { calculateTaxes, type TaxedAmount } from './tax-calculation.ts';

export type TaxLoader = ReturnType<typeof createTaxLoader>;

export function createTaxLoader(parts: LoaderParts, addresses: AddressLoader, customers: CustomerLoader) {
  const { p21, money, now, read } = parts;

  /** Jurisdictions of a group in the order P21 keeps them, those marked as not taxable left out. */
  async function jurisdictionsOf(taxGroupId: string) {
    const lines = (await p21.taxes.groupLines([taxGroupId], read)).filter(({ taxable }) => taxable);
    const rows = await p21.taxes.jurisdictions(
      lines.map(({ jurisdictionId }) => jurisdictionId),
      read,
    );
    const byId = new Map(rows.map((row) => [row.jurisdictionId, row]));
    return lines.flatMap(({ jurisdictionId }) => byId.get(jurisdictionId) ?? []);
  }

  async function exemption(shipTo: Address): Promise<string | null> {
    if (shipTo.taxable === false) return 'P21 has the ship-to marked as not taxable.';
    if (shipTo.taxGroupId === null) return 'The ship-to has no tax group in P21.';
    const customer = await customers.byP21Id(shipTo.customerId);
    return customer?.taxable === false ? 'P21 has the customer marked as not taxable.' : null;
  }

  const toJurisdiction = ({ jurisdiction, taxable, tax }: TaxedAmount): TaxQuoteJurisdiction => ({
    jurisdictionId: jurisdiction.jurisdictionId,
    description: jurisdiction.description,
    percentage: jurisdiction.percentage,
    taxable: money(taxable),
    tax: money(tax),
  });

  return {
    /** Throws NOT_FOUND for a ship-to that is unknown or not visible. */
    quote: async (shipToId: string, lines: readonly TaxQuoteLineInput[]): Promise<TaxQuote> => {
      requireKeys(lines, 'lines');
      const asOf = now();
      const shipTo = await addresses.shipTo(shipToId);
      if (shipTo === null)
        throw new GatewayError('NOT_FOUND', `shipToId: there is no ship-to ${shipToId}`, {
          field: 'shipToId',
        });
      const exemptBecause = await exemption(shipTo);
      const jurisdictions = exemptBecause === null ? await jurisdictionsOf(shipTo.taxGroupId ?? '') : [];
      const taxable = lines.filter((line) => line.taxable).map(({ amount }) => amount);
      const taxed = calculateTaxes(taxable, jurisdictions);
      const subtotal = add(...lines.map(({ amount }) => amount));
      const tax = add(...taxed.map((one) => one.tax));
      return {
        __typename: 'TaxQuote',
        ...freshAt(asOf),
        shipToId,
        taxGroupId: shipTo.taxGroupId,
        exemptBecause,
        subtotal: money(subtotal),
        tax: money(tax),
        total: money(add(subtotal, tax)),
        jurisdictions: taxed.map(toJurisdiction),
      };
    },
  };
}
