/** Master shopping lists against the P21 sandbox, and the window of a tenant. */
import { describe, expect, it } from 'vitest';
import { createCommandSources } from '../../src/commands/command-sources.ts';
import { updateMasterShoppingList } from '../../src/commands/update-master-shopping-list/update-master-shopping-list.kind.ts';
import { startP21Stub } from '../datasources/p21-stub-server.ts';
import { connectP21 } from '../datasources/p21-under-test.ts';
import { customerId } from '../p21/small-distributor.ts';
import { startP21ForCommands } from './support/p21-for-commands.ts';

const mine = { customerId: String(customerId) };

const errorsOf = (userErrors: readonly { code: string; field: string | null }[]) =>
  userErrors.map(({ code, field }) => `${code} ${field}`);

describe('updateMasterShoppingList', () => {
  const wanted = { ...mine, name: 'Weekly', items: [{ sku: 'WIDGET-001', quantity: '4' }] };

  it('says that it is not configured where nobody said where P21 keeps such lists', async () => {
    const { context } = await startP21ForCommands();
    const { userErrors } = await updateMasterShoppingList.validate(
      updateMasterShoppingList.parse(wanted),
      context,
    );
    expect(errorsOf(userErrors)).toEqual(['NOT_CONFIGURED null']);
  });

  const masterListService = {
    service: 'u_ShoppingList',
    main: { element: 'MAIN.list', customerId: 'cust', listName: 'list_name' },
    rows: { element: 'ROWS.rows', itemId: 'item', quantity: 'qty', unitOfMeasure: 'uom', delete: 'gone' },
    table: {
      name: 'u_shopping_list',
      segment: 'table',
      customerId: 'cust',
      listName: 'list_name',
      itemId: 'item',
      quantity: 'qty',
      unitOfMeasure: 'uom',
    },
  } as const;

  it("types into the tenant's own window, removes what is gone, and reads the tenant's own table", async () => {
    let rows = [
      { cust: customerId, list_name: 'Weekly', item: 'WIDGET-002', qty: 1, uom: 'EA' },
      { cust: customerId, list_name: 'Weekly', item: 'WIDGET-001', qty: 2, uom: 'EA' },
    ];
    await using stub = await startP21Stub(({ path }) => {
      if (path.endsWith('/transaction'))
        return { body: { Messages: [], Results: null, Summary: { Succeeded: 1, Failed: 0 } } };
      return path.endsWith('/u_shopping_list') ? { body: { value: rows } } : { status: 404 };
    });
    const { sources, writes, config } = connectP21(stub.url, {
      masterListService,
      uiServerUrl: `${stub.url}/ui`,
    });
    const context = { p21: createCommandSources(sources, writes, () => 0), settings: config, clock: () => 0 };
    const input = updateMasterShoppingList.parse(wanted);
    const receipt = await updateMasterShoppingList.send(input, 'r', context);
    const sent = JSON.parse(
      stub.requests.find(({ method, path }) => method === 'POST' && path === '/ui/api/v2/transaction')
        ?.body ?? '',
    );
    expect(sent).toMatchObject({
      Name: 'u_ShoppingList',
      Transactions: [
        {
          DataElements: [
            { Name: 'MAIN.list', Keys: ['cust', 'list_name'] },
            {
              Name: 'ROWS.rows',
              Keys: ['item'],
              Rows: [
                {
                  Edits: [
                    { Name: 'item', Value: 'WIDGET-001' },
                    { Name: 'qty', Value: '4' },
                  ],
                },
                {
                  Edits: [
                    { Name: 'item', Value: 'WIDGET-002' },
                    { Name: 'gone', Value: 'Y' },
                  ],
                },
              ],
            },
          ],
        },
      ],
    });
    expect(await updateMasterShoppingList.prove(input, 'r', receipt, context)).toMatchObject({
      state: 'DIFFERENT',
      differences: [
        { field: 'items.0', sent: '4', found: '2' },
        { field: 'items', found: 'WIDGET-002' },
      ],
    });
    rows = [{ cust: customerId, list_name: 'Weekly', item: 'WIDGET-001', qty: 4, uom: 'EA' }];
    expect((await updateMasterShoppingList.prove(input, 'r', receipt, context)).state).toBe('COMPLETE');
  });
});
