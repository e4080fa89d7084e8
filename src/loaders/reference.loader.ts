/** The small tables of P21 that explain the others; everybody may see them. */
import type { PaymentTerms } from '../../schema/customer.type.ts';
import type { Carrier, Location } from '../../schema/location.type.ts';
import { toPaymentTerms } from './customer.model.ts';
import { FactLoader } from './fact-loader.ts';
import type { LoaderParts } from './loader-parts.ts';
import { once } from './once.ts';
import { known } from './unavailable.ts';

export type ReferenceLoader = ReturnType<typeof createReferenceLoader>;

export function createReferenceLoader({ p21, facts, reader, batches, read }: LoaderParts) {
  const allTerms = once(() => p21.reference.terms(read));
  const allLocations = new FactLoader(facts.locations, reader, String);
  const allCreditStatuses = once(() => p21.reference.creditStatuses(read));

  const carriers = batches.one<string, Carrier>({
    load: async (ids) =>
      (await p21.reference.carriers(ids, read)).map(({ carrierId, name }) => ({ carrierId, name })),
    keyOf: ({ carrierId }) => carrierId,
    owner: 'public',
  });

  return {
    terms: async (id: string | null): Promise<PaymentTerms | null> => {
      if (known(id) === null) return null;
      const terms = (await allTerms()).find(({ termsId }) => termsId === id);
      return terms === undefined ? null : toPaymentTerms(terms);
    },
    creditStatus: async (id: string | null): Promise<string | null> => {
      if (known(id) === null) return null;
      return (
        (await allCreditStatuses()).find(({ creditStatusId }) => creditStatusId === id)?.description ?? null
      );
    },
    /** A location P21 does not know is shown by its id alone. */
    location: async (id: string | null): Promise<Location | null> => {
      if (known(id) === null || id === null) return null;
      const row = (await allLocations.load('all')).value.find(({ locationId }) => locationId === id);
      return { locationId: id, name: row?.name ?? null };
    },
    carrier: async (id: string | null): Promise<Carrier | null> => {
      if (known(id) === null || id === null || id === '0') return null;
      return (await carriers.load(id)) ?? { carrierId: id, name: null };
    },
  };
}
