/** What the writes need of P21, asked without writing anything: services, their fields, and the way orders take. */
import type { P21Connection } from '../../datasources/p21/create-p21-sources.ts';
import type { ReadOptions } from '../../datasources/p21/paging.ts';
import type { P21Config } from '../config/config.ts';
import { GatewayError, toGatewayError } from '../errors.ts';

type Check = () => Promise<unknown>;
type Settings = Pick<P21Config, 'cashReceiptService' | 'contactService' | 'masterListService'>;

/** By subject. Each throws the `GatewayError` that says what is missing and which setting names it. */
export function writeChecks(
  { writes }: Pick<P21Connection, 'writes'>,
  settings: Settings,
): Record<string, Check> {
  const { transactions, orders, customers, shipTos, receipts, contacts, masterLists } = writes;
  const { cashReceiptService, contactService, masterListService } = settings;
  const named =
    (
      service: string,
      setting: string | null,
      missing: (options?: ReadOptions) => Promise<readonly string[]>,
    ) =>
    () =>
      requireService(() => transactions.services(), service, setting, missing);
  return {
    'placing of orders': async () => {
      const route = await orders.route();
      if (route.by === 'NONE') throw fault(`${route.missing}; see P21_REFERENCE_COLUMN`);
    },
    'change of orders': named('Order', null, (options) => orders.missing(options)),
    'change of customers': named('Customer', null, (options) => customers.missing(options)),
    'change of ship-tos': named('ShipTo', null, (options) => shipTos.missing(options)),
    'links of contacts': named(contactService.name, 'P21_CONTACT_SERVICE', (options) =>
      contacts.missing(options),
    ),
    'cash receipts': named(cashReceiptService.name, 'P21_CASH_RECEIPT_SERVICE', (options) =>
      receipts.missing(options),
    ),
    ...(masterListService === undefined
      ? { 'master shopping lists: not configured, the command is refused': async () => undefined }
      : {
          'master shopping lists': named(masterListService.service, 'P21_MASTER_LIST_SERVICE', (options) =>
            masterLists.missing(options),
          ),
        }),
  };
}

async function requireService(
  services: () => Promise<readonly string[]>,
  service: string,
  setting: string | null,
  missing: () => Promise<readonly string[]>,
): Promise<void> {
  const remedy = setting === null ? '' : `; see ${setting}`;
  if (!(await services()).includes(service)) throw fault(`P21 lists no service ${service}${remedy}`);
  const fields = await missing().catch((thrown: unknown) => {
    const { message, details } = toGatewayError(thrown);
    throw fault(`service ${service} does not open: ${details.upstream || message}${remedy}`);
  });
  if (fields.length > 0) throw fault(`service ${service} has no field for ${fields.join(', ')}${remedy}`);
}

const fault = (message: string): GatewayError =>
  new GatewayError('CONFIG_INVALID', message, { system: 'P21' });
