/** The parts of P21 that commands use: the reads, and the writes beside them. */
import type { P21Sources } from '../../datasources/p21/p21.datasource.ts';

export interface CommandSources extends P21Sources {}
