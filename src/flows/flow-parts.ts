/** What a flow is made of: the two systems and the choices of the one who runs the gateway. */
import type { OroSources } from '../../datasources/oro/oro.datasource.ts';
import type { P21Sources } from '../../datasources/p21/p21.datasource.ts';
import type { FlowSettings } from '../config/flow-settings.ts';

export interface FlowParts {
  readonly p21: P21Sources;
  readonly oro: OroSources;
  readonly settings: FlowSettings;
}
