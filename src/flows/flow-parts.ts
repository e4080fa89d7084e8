/** What flows are made of: the two systems and the settings of both businesses. */
import type { OroSources } from '../../datasources/oro/oro.datasource.ts';
import type { OroSyncAt } from '../../datasources/oro/sync/oro.sync.ts';
import type { P21Sources } from '../../datasources/p21/p21.datasource.ts';
import type { Config } from '../config/config.ts';
import type { SubmitCommand } from '../sync/command-port.ts';

export interface FlowParts {
  readonly p21: P21Sources;
  readonly oro: OroSources;
  readonly config: Pick<Config, 'p21' | 'oro' | 'flows'>;
}

/** For flows that make records of the shop. */
export interface ShopFlowParts extends FlowParts {
  /** The shop at the urgency of a piece of work: its reads, and the writes of records. */
  readonly shop: OroSyncAt;
}

/** For flows that end in P21, and for all of them together. */
export interface AllFlowParts extends ShopFlowParts {
  /** The write-through commands: flows into P21 inherit their guarantee. */
  readonly submitCommand: SubmitCommand;
}
