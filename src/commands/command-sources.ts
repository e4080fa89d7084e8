/**
 * The parts of P21 that commands use: the reads, and the writes beside them. Small tables that every order is checked
 * against and that hardly change are remembered for half a minute: they would cost more calls than the order itself.
 */
import type { P21Sources } from '../../datasources/p21/p21.datasource.ts';
import type { ReadOptions } from '../../datasources/p21/paging.ts';
import type { P21Writes } from '../../datasources/p21/writes/p21-writes.ts';
import type { Clock } from '../instant.ts';

export interface CommandSources extends Omit<P21Sources, 'payments' | 'reference' | 'stock'> {
  readonly payments: Pick<P21Sources['payments'], 'byReference' | 'types'>;
  readonly reference: Pick<P21Sources['reference'], 'carriers' | 'company' | 'creditStatuses' | 'terms'>;
  readonly stock: Pick<P21Sources['stock'], 'locations'>;
  readonly writes: P21Writes;
}

const lifeMs = 30_000;

export function createCommandSources(p21: P21Sources, writes: P21Writes, clock: Clock): CommandSources {
  const { payments, reference, stock } = p21;
  return {
    ...p21,
    writes,
    payments: {
      byReference: (...asked) => payments.byReference(...asked),
      types: remembered((options) => payments.types(options), clock),
    },
    reference: {
      carriers: (...asked) => reference.carriers(...asked),
      company: remembered((options) => reference.company(options), clock),
      creditStatuses: remembered((options) => reference.creditStatuses(options), clock),
      terms: remembered((options) => reference.terms(options), clock),
    },
    stock: { locations: remembered((options) => stock.locations(options), clock) },
  };
}

/** Shared by all who ask, so that no one caller's going away ends it; a failure is not remembered. */
function remembered<T>(
  load: (options: ReadOptions) => Promise<T>,
  clock: Clock,
): (options?: ReadOptions) => Promise<T> {
  let held: { readonly at: number; readonly value: Promise<T> } | undefined;
  return ({ priority } = {}) => {
    if (held !== undefined && clock() - held.at < lifeMs) return held.value;
    const mine = { at: clock(), value: load({ priority }) };
    held = mine;
    mine.value.catch(() => {
      if (held === mine) held = undefined;
    });
    return mine.value;
  };
}
