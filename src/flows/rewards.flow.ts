/**
 * Reward programs of tenants that have them. What is told of a program is what the tenant's table tells: its columns
 * are not documented (p21-api 7.8), and no more of what customers earned.
 */
import type { RewardProgramRow } from '../../datasources/p21/rewards.rows.ts';
import type { Document } from '../sync/document.ts';
import type { Flow } from '../sync/flow.ts';
import { urgencyOf } from './flow-call.ts';
import type { ShopFlowParts } from './flow-parts.ts';
import { createRecordsTarget } from './records.target.ts';
import { onP21Table } from './triggers.ts';

export function createRewardsFlow({ p21, shop }: ShopFlowParts): Flow<RewardProgramRow> {
  return {
    name: 'rewards',
    direction: 'P21_TO_ORO',
    description: 'Reward programs of P21 become reward programs of the shop.',
    subject: 'RewardProgram',
    key: 'P21 program uid or id',
    owns: ['name', 'description', 'startsOn', 'endsOn'],
    after: [],
    schedule: '0 * * * *',
    enabledByDefault: true,
    needs: [
      'P21: the table rewards_program; without it there is nothing to move.',
      'OroCommerce: the custom entity P21RewardProgram.',
    ],
    source: {
      keyOf: programKey,
      scan: async (_cursor, call) => {
        const rows = (await p21.rewards.programs(urgencyOf(call))).filter(isNamed);
        return { rows, next: null, total: rows.length };
      },
      // The table is small and its date column is not known for certain: programs are compared on schedule.
      changes: null,
      read: async (keys, call) => {
        const wanted = new Set(keys);
        return (await p21.rewards.programs(urgencyOf(call))).filter((row) => wanted.has(programKey(row)));
      },
    },
    triggers: [onP21Table('rewards_program', 'rewards_program_uid')],
    map: toProgram,
    target: createRecordsTarget(shop, ({ rewardPrograms }) => rewardPrograms),
  };
}

const programKey = ({ programUid, programId }: RewardProgramRow): string =>
  String(programUid ?? programId ?? '');

const isNamed = (row: RewardProgramRow): boolean => programKey(row) !== '';

const toProgram = (row: RewardProgramRow): Document => ({
  key: programKey(row),
  name: row.programId,
  description: row.description,
  startsOn: row.startsOn,
  endsOn: row.endsOn,
});
