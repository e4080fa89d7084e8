/** What flows are made of: the two systems and the settings of both businesses. */
import type { OroSources } from '../../datasources/oro/oro.datasource.ts';
import type { P21Sources } from '../../datasources/p21/p21.datasource.ts';
import type { Config } from '../config/config.ts';

export interface FlowParts {
  readonly p21: P21Sources;
  readonly oro: OroSources;
  readonly config: Pick<Config, 'p21' | 'oro' | 'flows'>;
}
