/** What of a mutation's input reaches a command, and who may say it. */
import type { RequestContext } from '../src/context.ts';
import { GatewayError } from '../src/errors.ts';

/**
 * The input with the P21 id of its customer, who must be the viewer's own. A shopper may not say what the distributor
 * decides, such as prices and credit: throws FORBIDDEN naming the first such field that is given.
 */
export function toCommandInput<Input extends { readonly customerId: string }>(
  input: Input,
  { loaders }: RequestContext,
  staffOnly: readonly (keyof Input & string)[] = [],
): object {
  const { visibility } = loaders;
  if (!visibility.isStaff) refuseGiven(input, staffOnly);
  return { ...input, customerId: visibility.require(input.customerId, 'customerId') };
}

export function refuseGiven<Input extends object>(
  input: Input,
  staffOnly: readonly (keyof Input & string)[],
  path = '',
): void {
  const field = staffOnly.find((name) => input[name] !== undefined && input[name] !== null);
  if (field === undefined) return;
  const named = `${path}${field}`;
  const message = `${named}: your supplier decides this; leave it out`;
  throw new GatewayError('FORBIDDEN', message, { field: named });
}
