/**
 * Who sees what. A storefront viewer sees the rows of one customer; everybody else sees all. This is the only place
 * that decides it: every batch (`batch.ts`) says whose its rows are and drops what `sees` refuses, every argument
 * that names a customer passes `scope` or `require`.
 */
import type { Viewer } from '../access/viewer.ts';
import { GatewayError } from '../errors.ts';

export interface Visibility {
  /** The one P21 customer the viewer sees; undefined when it sees all. */
  readonly onlyCustomerId: string | undefined;
  /** Whether rows of this P21 customer may be shown. Rows of nobody known (null) are for staff. */
  sees(customerId: string | null): boolean;
  /** Throws FORBIDDEN unless the viewer may ask about this customer, whether it exists or not. */
  require(customerId: string, argument: string): void;
  /** The customer a list is limited to: the one asked for, else the viewer's own, else none. */
  scope(customerId: string | null | undefined, argument: string): string | undefined;
}

/** A storefront viewer without a customer sees nobody's rows. */
export function createVisibility({ role, customerId }: Viewer): Visibility {
  const onlyCustomerId = role === 'storefront' ? (customerId ?? '') : undefined;
  const sees = (owner: string | null) => onlyCustomerId === undefined || owner === onlyCustomerId;
  const require = (asked: string, argument: string) => {
    if (sees(asked)) return;
    throw new GatewayError('FORBIDDEN', `${argument}: this key sees its own customer only`, {
      field: argument,
    });
  };
  return {
    onlyCustomerId,
    sees,
    require,
    scope: (asked, argument) => {
      if (asked != null) require(asked, argument);
      return asked ?? onlyCustomerId;
    },
  };
}
