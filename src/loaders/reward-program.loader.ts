/** Reward programs of tenants that have them; the same for every viewer. */
import type { RewardProgramRow } from '../../datasources/p21/rewards.rows.ts';
import type { RewardProgram } from '../../schema/reward-program.type.ts';
import type { Instant } from '../instant.ts';
import type { LoaderParts } from './loader-parts.ts';
import { freshAt } from './model-values.ts';
import { once } from './once.ts';

export type RewardProgramLoader = ReturnType<typeof createRewardProgramLoader>;

export function createRewardProgramLoader({ p21, now, read }: LoaderParts) {
  return {
    all: once(async (): Promise<RewardProgram[]> => {
      const asOf = now();
      const rows = await p21.rewards.programs(read);
      return rows.map((row) => toRewardProgram(row, asOf));
    }),
  };
}

const toRewardProgram = (row: RewardProgramRow, asOf: Instant): RewardProgram => ({
  __typename: 'RewardProgram',
  ...freshAt(asOf),
  programId: row.programId ?? (row.programUid === null ? null : String(row.programUid)),
  description: row.description,
  startsOn: row.startsOn,
  endsOn: row.endsOn,
  minimumAmount: row.minimumLevel,
  registrationRequired: row.registrationRequired,
  modifiedAt: row.modifiedAt,
});
