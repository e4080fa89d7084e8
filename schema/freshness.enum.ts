import { registerEnumType } from 'type-graphql';

export const Freshness = { CACHED: 'CACHED', LIVE: 'LIVE' } as const;
export type Freshness = keyof typeof Freshness;

registerEnumType(Freshness, {
  name: 'Freshness',
  description: 'How old an answer about prices or stock may be.',
  valuesConfig: {
    CACHED: { description: 'As old as the freshness policy of the fact allows; `asOf` says how old it is.' },
    LIVE: { description: 'Asked of P21 for this very request.' },
  },
});
