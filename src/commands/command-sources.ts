/**
 * The parts of P21 that commands use: the reads, merged over commands, and the writes beside them. Small tables that
 * every order is checked against and that hardly change are remembered for half a minute.
 */
import type { P21Sources } from '../../datasources/p21/p21.datasource.ts';
import type { SellableItemRow } from '../../datasources/p21/sellable.datasource.ts';
import type { P21Writes } from '../../datasources/p21/writes/p21-writes.ts';
import type { Clock } from '../instant.ts';
import { createKnownFacts, type KnownFacts } from './known-facts.ts';
import { mergedReads, type RowsByKeys } from './merged-reads.ts';
import { mergedGoods, mergedParties } from './merged-sources.ts';
import { remembered } from './remembered-reads.ts';

export interface CommandSources {
  readonly addresses: Pick<P21Sources['addresses'], 'byIds'>;
  readonly contacts: Pick<P21Sources['contacts'], 'byAddressIds' | 'byIds' | 'customerLinks' | 'shipToLinks'>;
  readonly customers: Pick<P21Sources['customers'], 'byIds'>;
  readonly invoices: Pick<P21Sources['invoices'], 'byNumbers'>;
  readonly items: Pick<P21Sources['items'], 'units'>;
  readonly orders: Pick<P21Sources['orders'], 'byNumbers' | 'byReferences' | 'lines'>;
  readonly payments: Pick<P21Sources['payments'], 'byReference' | 'types'>;
  readonly reference: Pick<P21Sources['reference'], 'carriers' | 'company' | 'creditStatuses' | 'terms'>;
  readonly sellable: Pick<P21Sources['sellable'], 'atLocation' | 'items' | 'itemsByUid'> & {
    /** As `itemsByUid`, deleted ones included, some minutes old: for what an item is called. */
    readonly known: RowsByKeys<number, SellableItemRow>;
  };
  readonly shipTos: Pick<P21Sources['shipTos'], 'byCustomerIds' | 'byIds'>;
  readonly stock: Pick<P21Sources['stock'], 'locations'>;
  readonly taxes: Pick<P21Sources['taxes'], 'groups'>;
  readonly writes: P21Writes;
  /** The same facts for the check of an order, some seconds old. */
  readonly knownFacts: (ageMs: number) => KnownFacts;
}

const lifeMs = 30_000;

export function createCommandSources(p21: P21Sources, writes: P21Writes, clock: Clock): CommandSources {
  const asked: Omit<CommandSources, 'knownFacts'> = {
    ...mergedParties(p21),
    ...mergedGoods(p21, clock),
    writes,
    addresses: p21.addresses,
    invoices: p21.invoices,
    taxes: p21.taxes,
    payments: {
      byReference: (...asked) => p21.payments.byReference(...asked),
      types: remembered((options) => p21.payments.types(options), clock, lifeMs),
    },
    reference: {
      carriers: mergedReads(
        (ids: readonly string[], options) => p21.reference.carriers(ids, options),
        ({ carrierId }) => carrierId,
      ),
      company: remembered((options) => p21.reference.company(options), clock, lifeMs),
      creditStatuses: remembered((options) => p21.reference.creditStatuses(options), clock, lifeMs),
      terms: remembered((options) => p21.reference.terms(options), clock, lifeMs),
    },
    stock: { locations: remembered((options) => p21.stock.locations(options), clock, lifeMs) },
  };
  return { ...asked, knownFacts: createKnownFacts(asked, clock) };
}
