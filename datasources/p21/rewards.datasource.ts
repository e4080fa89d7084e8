/** Reward programs of tenants that have them (p21-api 7.8); the names tried are in `rewards.rows`. */
import type { P21OData } from './p21-odata.ts';
import type { ReadOptions } from './paging.ts';
import type { RewardProgramRow } from './rewards.rows.ts';
import { rewardProgramColumns, rewardProgramTable } from './rewards.rows.ts';
import { parseCell } from './table.ts';

const gone = new Set<number | null>([700, 705]);

export class RewardsSource {
  constructor(
    private readonly odata: P21OData,
    private readonly timeZone: string,
  ) {}

  /** Programs that are not deleted; empty where the tenant has no such table (said once in the log). */
  async programs(options: ReadOptions = {}): Promise<RewardProgramRow[]> {
    const rows = await this.odata.wholeOptionalTable(rewardProgramTable, options);
    return rows.map((row) => this.#toProgram(row)).filter((program) => !gone.has(program.statusCode));
  }

  #toProgram(cells: Readonly<Record<string, unknown>>): RewardProgramRow {
    const fields = Object.entries(rewardProgramColumns).map(([field, candidates]) => {
      const column = candidates.find(({ name }) => name in cells);
      const table = { name: rewardProgramTable, key: [], columns: {} };
      return [field, column === undefined ? null : parseCell(table, cells, column, this.timeZone)];
    });
    return Object.fromEntries(fields) as RewardProgramRow;
  }
}
