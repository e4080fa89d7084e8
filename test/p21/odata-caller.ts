/** The tables of OData over rows that tests know, and short questions to them. */
import { type Answer, type Caller, startCaller } from './caller.ts';
import { insertRows } from './odata-rows.ts';

export const table = '/odataservice/odata/table';

export interface ODataCaller {
  readonly caller: Caller;
  read(name: string, query?: Record<string, string>): Promise<Answer>;
  /** Suppliers that match. */
  ids(filter: string): Promise<number[]>;
  /** Orders that match. */
  orderNos(filter: string): Promise<string[]>;
  /** Status and words of a refusal. */
  fault(name: string, filter: string): Promise<string>;
}

export const message = (answer: Answer): string => answer.json().error.message;

export async function startODataCaller(
  options: Parameters<typeof startCaller>[0] = {},
): Promise<ODataCaller> {
  const caller = await startCaller({ empty: true, timeZone: 'America/New_York', ...options });
  insertRows(caller.sandbox.database);
  const read: ODataCaller['read'] = (name, query = {}) => caller.get(`${table}/${name}`, query);
  return {
    caller,
    read,
    ids: async (filter) => {
      const answer = await read('supplier', { $filter: filter, $select: 'supplier_id' });
      return answer.json().value.map((row: { supplier_id: number }) => row.supplier_id);
    },
    orderNos: async (filter) => {
      const answer = await read('oe_hdr', { $filter: filter });
      return answer.json().value.map((row: { order_no: string }) => row.order_no);
    },
    fault: async (name, filter) => {
      const answer = await read(name, { $filter: filter });
      return `${answer.status} ${message(answer)}`;
    },
  };
}
