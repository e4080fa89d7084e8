/** What `doctor` says of the services that writes need. */
import { describe, expect, it } from 'vitest';
import { writeChecks } from '../../src/cli/doctor-writes.ts';
import type { P21Config } from '../../src/config/config.ts';
import { toGatewayError } from '../../src/errors.ts';
import { startP21ForCommands } from './support/p21-for-commands.ts';

async function faultsOf(settings: Partial<P21Config> = {}): Promise<Record<string, string>> {
  const { context } = await startP21ForCommands({}, settings);
  const checks = writeChecks({ writes: context.p21.writes }, context.settings as P21Config);
  const faults: Record<string, string> = {};
  for (const [subject, check] of Object.entries(checks)) {
    await check().catch((thrown: unknown) => {
      faults[subject] = toGatewayError(thrown).message;
    });
  }
  return faults;
}

describe('doctor', () => {
  it('finds every service and field that writes need', async () => {
    expect(await faultsOf()).toEqual({});
  });

  it('names a service that is not there and the setting that names it', async () => {
    const cashReceiptService = { name: 'Receipts', main: 'A.a', rows: 'B.b' };
    expect(await faultsOf({ cashReceiptService })).toEqual({
      'cash receipts': 'P21 lists no service Receipts; see P21_CASH_RECEIPT_SERVICE',
    });
  });

  it('tells a service that does not open from one that is not there', async () => {
    const cashReceiptService = { name: 'Invoice', main: 'A.a', rows: 'B.b' };
    expect(await faultsOf({ cashReceiptService })).toEqual({
      'cash receipts':
        'service Invoice does not open: Window <<Invoice>> is not available or user does not have permission to open it; see P21_CASH_RECEIPT_SERVICE',
    });
  });

  it('names the fields a service lacks', async () => {
    const contactService = { name: 'Contact', main: 'TABPAGE_1.tp_1_dw_1', rows: 'LINKS.links' };
    expect(await faultsOf({ contactService })).toEqual({
      'links of contacts':
        'service Contact has no field for LINKS.links/ship_to_id, LINKS.links/row_status_flag; see P21_CONTACT_SERVICE',
    });
  });

  it('says when no way leads an order with its reference into P21', async () => {
    expect(await faultsOf({ referenceColumn: 'u_shop_no' })).toEqual({
      'placing of orders':
        'neither service Order nor /api/sales/orders has a field for oe_hdr.u_shop_no; see P21_REFERENCE_COLUMN',
    });
  });
});
