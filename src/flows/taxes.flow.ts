/**
 * Rates of P21's tax jurisdictions as taxes of the shop. Where a jurisdiction lies is not in P21 (it is given to
 * ship-tos by their tax group) and must be told: without a place a tax is a rate that nobody pays.
 */
import type { TaxDraft } from '../../datasources/oro/sync/tax.sync.ts';
import type { TaxJurisdictionRow } from '../../datasources/p21/taxes.rows.ts';
import type { FlowSettings } from '../config/flow-settings.ts';
import { divide } from '../decimal.ts';
import type { Document } from '../sync/document.ts';
import type { Flow, FlowTarget } from '../sync/flow.ts';
import { urgencyOf } from './flow-call.ts';
import type { ShopFlowParts } from './flow-parts.ts';
import { toWriteOutcome } from './record-outcome.ts';
import { onP21Table } from './triggers.ts';
import { toWanted } from './wanted.ts';

/** P21 keeps eight digits of a percentage. */
const rateScale = 10;

export const createTaxesFlow = (parts: ShopFlowParts): Flow<TaxJurisdictionRow> => ({
  name: 'taxes',
  direction: 'P21_TO_ORO',
  description:
    'Tax jurisdictions of P21 become taxes of the shop, with place and rules where the place is told.',
  subject: 'Tax',
  key: 'P21 jurisdiction id',
  owns: ['code', 'description', 'rate', 'place', 'rules'],
  after: [],
  schedule: '0 3 * * *',
  enabledByDefault: true,
  pollRounds: 12,
  needs: [
    'FLOWS_TAX_PLACES: country, region and postal codes of each jurisdiction; P21 does not keep where it lies.',
    'OroCommerce: the built-in tax provider; limits and flat fees of a jurisdiction have no counterpart there.',
  ],
  source: createSource(parts),
  triggers: [onP21Table('tax_jurisdiction', 'jurisdiction_id')],
  map: (row) => toTax(row, parts.config.flows),
  target: createTarget(parts),
});

const createSource = ({ p21 }: ShopFlowParts): Flow<TaxJurisdictionRow>['source'] => ({
  keyOf: ({ jurisdictionId }) => jurisdictionId,
  scan: async (_cursor, call) => {
    const rows = await p21.taxList.all(urgencyOf(call));
    return { rows, next: null, total: rows.length };
  },
  changes: (since, call) => p21.taxList.changedSince(since, urgencyOf(call)),
  read: (keys, call) => p21.taxes.jurisdictions(keys, urgencyOf(call)),
});

function toTax(
  { jurisdictionId, description, percentage }: TaxJurisdictionRow,
  settings: FlowSettings,
): Document {
  const { taxPlaces, taxableCustomerTaxCode, productTaxCode } = settings;
  const place = taxPlaces[jurisdictionId] ?? null;
  const draft: TaxDraft = {
    code: jurisdictionId,
    description,
    rate: divide(percentage, '100', rateScale),
    place,
    rules: place === null ? [] : [{ customerTaxCode: taxableCustomerTaxCode, productTaxCode }],
  };
  return draft as unknown as Document;
}

const createTarget = ({ shop }: ShopFlowParts): FlowTarget => ({
  batchSize: 100,
  write: async (writes, call) =>
    (await shop(urgencyOf(call)).taxes.write(toWanted<TaxDraft>(writes))).map(toWriteOutcome),
  read: async (keys, call) => {
    const stored = await shop(urgencyOf(call)).taxes.all();
    return keys.flatMap(({ key, targetId }) => {
      const own = stored.find(({ id }) => id === targetId) ?? stored.find(({ draft }) => draft.code === key);
      return own === undefined ? [] : [{ key, targetId: own.id, document: own.draft as unknown as Document }];
    });
  },
  // Taxes that the shop has of its own cannot be told from those P21 dropped: only linked ones are retired.
  scan: null,
  retire: async (links, call) => {
    await shop(urgencyOf(call)).taxes.remove(links.flatMap(({ targetId }) => targetId ?? []));
    return links.map(({ targetId }) => ({ state: 'WRITTEN', targetId: targetId ?? '' }));
  },
});
