/** Everything that is written through, by hand and sorted: the place to add a command. */
import type { AnyCommandKind } from './command-kind.ts';
import { placeOrder } from './place-order/place-order.kind.ts';

export const commandKinds: readonly AnyCommandKind[] = [placeOrder];
