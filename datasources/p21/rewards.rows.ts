/**
 * Reward programs. p21-api 7.8 knows the tables by name only, and their columns differ per tenant (p21-api 12):
 * every name tried is listed here and nowhere else.
 */
import type { DecimalString } from '../../src/decimal.ts';
import type { CalendarDate, Instant } from '../../src/instant.ts';
import type { Column } from './column.ts';
import { calendarDate, decimal, id, instant, integer, optional, optionalFlag, text } from './column.ts';

export const rewardProgramTable = 'rewards_program';

export interface RewardProgramRow {
  readonly programUid: number | null;
  readonly programId: string | null;
  readonly description: string | null;
  readonly typeCode: number | null;
  readonly startsOn: CalendarDate | null;
  readonly endsOn: CalendarDate | null;
  /** Sales that must be reached before the program pays. */
  readonly minimumLevel: DecimalString | null;
  readonly registrationRequired: boolean | null;
  /** 704 active, 705 inactive, 700 deleted. */
  readonly statusCode: number | null;
  readonly modifiedAt: Instant | null;
}

type Candidates = { readonly [F in keyof RewardProgramRow]: readonly Column<RewardProgramRow[F]>[] };

/**
 * Assumption: columns follow the spelling of P21's other tables. The first name that the tenant's row has counts;
 * a field none of whose names exist is null.
 */
export const rewardProgramColumns: Candidates = {
  programUid: [optional(integer('rewards_program_uid'))],
  programId: [optional(id('rewards_program_id', 'text')), optional(id('program_id', 'text'))],
  description: [
    optional(text('rewards_program_desc')),
    optional(text('description')),
    optional(text('program_desc')),
  ],
  typeCode: [optional(integer('reward_type_cd')), optional(integer('program_type_cd'))],
  startsOn: [
    optional(calendarDate('effective_date')),
    optional(calendarDate('start_date')),
    optional(calendarDate('beginning_date')),
  ],
  endsOn: [
    optional(calendarDate('expiration_date')),
    optional(calendarDate('end_date')),
    optional(calendarDate('ending_date')),
  ],
  minimumLevel: [optional(decimal('minimum_level')), optional(decimal('minimum_amount'))],
  registrationRequired: [optionalFlag('registration_required_flag'), optionalFlag('registration_flag')],
  statusCode: [optional(integer('row_status_flag'))],
  modifiedAt: [optional(instant('date_last_modified'))],
};
