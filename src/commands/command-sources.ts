/** The parts of P21 that commands use: the reads, and the writes beside them. */
import type { P21Sources } from '../../datasources/p21/p21.datasource.ts';
import type { P21Writes } from '../../datasources/p21/writes/p21-writes.ts';

export interface CommandSources extends P21Sources {
  readonly writes: P21Writes;
}
