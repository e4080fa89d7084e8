/** Every kind of command, by hand and sorted. */
import type { AnyCommandKind } from './command-kind.ts';

export const commandKinds: readonly AnyCommandKind[] = [];
