/** What commands need to know of the tenant: the part of the configuration that decides and completes. */
import type { P21Config } from '../config/config.ts';

export type CommandSettings = Pick<
  P21Config,
  | 'companyId'
  | 'salesLocationId'
  | 'timeZone'
  | 'currency'
  | 'taker'
  | 'referenceColumn'
  | 'creditRefusedActions'
  | 'refuseRestrictedItems'
>;
