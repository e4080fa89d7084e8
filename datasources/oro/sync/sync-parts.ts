/** What the parts that write one kind of record share. */
import type { BatchRow } from '../batch.resource.ts';
import type { CapabilityDatasource } from '../capability.datasource.ts';
import type { OroApi } from '../oro-api.ts';
import type { RecordOutcome } from '../record.resource.ts';
import type { Dictionary, dictionaryTypes } from './dictionary.ts';
import type { PlaceList } from './place-list.ts';
import type { SingleWriter } from './single-writer.ts';
import type { UnitList } from './unit-list.ts';

export type Dictionaries = { readonly [Name in keyof typeof dictionaryTypes]: Dictionary };

/** The shop's own choices, from the configuration. */
export interface SyncSettings {
  /** Attribute family of new products. */
  readonly attributeFamilyId: string;
  /** Customer attribute that holds the P21 customer id. */
  readonly customerKey: string;
  /** Order attribute that holds the P21 order number. */
  readonly orderKey: string;
  /** Role of new customer users. */
  readonly customerUserRoleId: string;
}

export interface SyncParts {
  readonly api: OroApi;
  readonly single: SingleWriter;
  /** In batches where there are several; outcomes in order. */
  readonly writeRows: (type: string, rows: readonly BatchRow[]) => Promise<RecordOutcome[]>;
  /** One request a record, for types that take no batch; outcomes in order. */
  readonly writeEach: (type: string, rows: readonly BatchRow[]) => Promise<RecordOutcome[]>;
  readonly dictionaries: Dictionaries;
  readonly units: UnitList;
  readonly places: PlaceList;
  readonly capabilities: CapabilityDatasource;
  readonly settings: SyncSettings;
}
