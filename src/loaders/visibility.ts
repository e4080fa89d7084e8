/**
 * Who sees what. A storefront viewer sees the rows of one customer; everybody else sees all. This is the only place
 * that decides it: every batch (`batch.ts`) says whose its rows are and drops what `sees` refuses, every argument
 * that names a customer passes `scope` or `require`.
 */
import type { Viewer } from '../access/viewer.ts';
import { GatewayError } from '../errors.ts';
import { parseGlobalIdOf } from './global-id.ts';

export interface Visibility {
  /** Whether the viewer works for the distributor and may read what its staff write for each other. */
  readonly isStaff: boolean;
  /** The one P21 customer the viewer sees; undefined when it sees all. */
  readonly onlyCustomerId: string | undefined;
  /** Whether rows of this P21 customer may be shown. Rows of nobody known (null) are for staff. */
  sees(customerId: string | null): boolean;
  /**
   * The P21 id of a customer an argument names, by P21 id or global id. Throws FORBIDDEN unless the viewer may ask
   * about it, whether it exists or not, and BAD_USER_INPUT for what is neither kind of id.
   */
  require(customerId: string, argument: string): string;
  /**
   * The customer a list is limited to: the one asked for, else the viewer's own, else none. Throws FORBIDDEN for a
   * storefront viewer without a customer, too.
   */
  scope(customerId: string | null | undefined, argument: string): string | undefined;
}

/** A storefront viewer without a customer sees nobody's rows. */
export function createVisibility({ role, customerId }: Viewer): Visibility {
  const onlyCustomerId = role === 'storefront' ? (customerId ?? '') : undefined;
  const sees = (owner: string | null) => onlyCustomerId === undefined || owner === onlyCustomerId;
  const require = (named: string, argument: string) => {
    const asked = isP21Id(named) ? named : parseGlobalIdOf('Customer', named, argument);
    if (sees(asked)) return asked;
    throw new GatewayError('FORBIDDEN', `${argument}: this key sees its own customer only`, {
      field: argument,
    });
  };
  return {
    onlyCustomerId,
    isStaff: onlyCustomerId === undefined,
    sees,
    require,
    scope: (asked, argument) => {
      if (onlyCustomerId === '') throw new GatewayError('FORBIDDEN', 'This key names no customer.');
      return asked == null ? onlyCustomerId : require(asked, argument);
    },
  };
}

/** P21 customer ids are whole numbers (p21-api 7.1). */
const isP21Id = (text: string): boolean => /^\d{1,19}$/.test(text);
