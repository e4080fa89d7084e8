/** Entities by REST: what all families have in common, what is read and how it is asked for (p21-api 3.1, 3.2). */
import { describe, expect, it } from 'vitest';
import { type Answer, startRestSandbox } from './rest-sandbox.ts';

const use = startRestSandbox();

const customers = '/api/entity/customers';

const customer = `${customers}/REST_990198`;

const query = (text: string) => `$query=${encodeURIComponent(text)}`;

const namesIn = ({ json }: Answer, property: string) =>
  Object.values(json.list ?? {}).map((object) => object[property]);

describe('p21-api 3.1: what all families have in common', () => {
  it.each(['customers', 'vendors', 'contacts', 'addresses'])('/ping of %s says success', async (family) => {
    const { status, json } = await use.get(`/api/entity/${family}/ping`);
    expect([status, json]).toEqual([200, { ResponseMessage: 'success' }]);
  });

  it('answers XML unless JSON is asked for', async () => {
    const { headers, text } = await use.xml(`${customers}/ping`);
    expect(headers.get('content-type')).toBe('application/xml; charset=utf-8');
    expect(text).toContain('<ResponseMessage>success</ResponseMessage></PingResponse>');
  });

  it.each([
    customers,
    '/api/entity/vendors',
    '/api/entity/contacts',
    '/api/entity/addresses',
    '/api/inventory/parts',
  ])('redirects %s to the address with its slash, keeping the query', async (path) => {
    const { status, headers } = await use.get(`${path}?a=1&b=%20`);
    expect([status, headers.get('location')]).toEqual([307, `${path}/?a=1&b=%20`]);
  });

  it('redirects writes to a collection without slash too', async () => {
    expect((await use.post('/api/entity/addresses', { Name: 'X' })).status).toBe(307);
  });

  it.each([customers, '/api/inventory/v2/parts', '/api/sales/orders'])('%s has a help page', async (path) => {
    const { status, headers, text } = await use.get(`${path}/help`);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(text).toContain(`<td>${path}/ping</td><td>GET</td>`);
  });

  it('minds no case in addresses', async () => {
    expect((await use.get('/API/Entity/Customers/REST_990198')).status).toBe(200);
  });

  it('leaves child objects null unless extendedproperties asks for them', async () => {
    const { json } = await use.get(customer);
    expect([json.CustomerAddress, json.CustomerShipTos, json.CustomerContacts]).toEqual([null, null, null]);
  });

  it('fills the child objects that extendedproperties names', async () => {
    const { json } = await use.get(`${customer}?extendedproperties=CustomerAddress,customershiptos`);
    expect(json.CustomerAddress).toMatchObject({
      AddressId: 990198,
      MailCity: 'Des Moines',
      ObjectName: 'address',
    });
    expect(json.CustomerShipTos?.list?.[0]).toMatchObject({ ShipToId: 990198, DefaultBranch: '01' });
    expect(json.CustomerContacts).toBeNull();
  });

  it('fills all of them with a star, lists wrapped in "list"', async () => {
    const { json } = await use.get(`${customer}?extendedproperties=*`);
    expect(json.CustomerSalesreps?.list?.[0]).toMatchObject({ SalesrepId: '100', PrimarySalesrep: 'Y' });
    expect(json.CustomerContacts?.list?.[0]).toMatchObject({ ContactId: '990042' });
    expect(json.CustomerTerms).toEqual({ list: [] });
  });

  it('always has empty UserDefinedFields and an ObjectName', async () => {
    const { json } = await use.get(customer);
    expect([json.UserDefinedFields, json.ObjectName]).toEqual([{}, 'customer']);
  });

  it('writes lists in XML as one element an item, and nothing for what is null', async () => {
    const { text } = await use.xml(`${customer}?extendedproperties=CustomerSalesreps`);
    expect(text).toMatch(/^<\?xml version="1.0"\?><Customer xmlns:xsd=/);
    expect(text).toContain('<CustomerSalesreps><CustomerSalesrep><CompanyId>REST</CompanyId>');
    expect(text).toContain('<UserDefinedFields />');
    expect(text).not.toContain('CustomerAddress');
  });

  it('wraps collections, and ignores $top, page and limit', async () => {
    const all = await use.get(`${customers}/`);
    const limited = await use.get(`${customers}/?$top=1&page=2&limit=1`);
    expect(namesIn(all, 'CustomerId')).toContain(990198);
    expect(limited.text).toBe(all.text);
  });
});

describe('p21-api 3.2: customers, vendors, contacts, addresses', () => {
  it('has 102 fields in a customer, read and template', async () => {
    const [read, template] = [await use.get(customer), await use.get(`${customers}/new`)];
    expect([Object.keys(read.json).length, Object.keys(template.json).length]).toEqual([102, 102]);
  });

  it('has 50 fields in a vendor, 40 in a contact, 27 in an address', async () => {
    const vendor = await use.get('/api/entity/vendors/new');
    const contact = await use.get('/api/entity/contacts/new');
    const address = await use.get('/api/entity/addresses/990198');
    const counts = [vendor, contact, address].map(({ json }) => Object.keys(json).length);
    expect(counts).toEqual([50, 40, 27]);
  });

  it('gives templates with defaults', async () => {
    const { json } = await use.get(`${customers}/new`);
    expect(json).toMatchObject({ CompanyId: '', CustomerId: null, JobPricing: 'N', InvoicePrintQty: 1 });
    expect(json).toMatchObject({ Delete: false, StatementBalance: 'O', CustomerAddress: null });
  });

  it('reads a customer by company and id', async () => {
    const { json } = await use.get(customer);
    expect(json).toMatchObject({
      CompanyId: 'REST',
      CustomerId: 990198,
      CustomerName: 'Rest Customer',
      TermsId: '01',
      CreditLimit: 1000,
      CreditLimitUsed: 250,
      CreditLimitAvailable: 750,
      Taxable: 'Y',
      Delete: false,
    });
  });

  it('takes an escaped underscore in the key', async () => {
    expect((await use.get(`${customers}/REST%5F990198`)).status).toBe(200);
  });

  it.each([
    [`${customers}/990198`, 'GetById 990198'],
    [`${customers}/OTHER_990198`, 'GetById OTHER_990198'],
    ['/api/entity/vendors/ACME_1x', 'GetById ACME_1x'],
    ['/api/entity/contacts/nobody', 'GetById nobody'],
    ['/api/entity/addresses/0', 'GetById 0'],
  ])('has no record at %s', async (path, asked) => {
    const { status, json } = await use.get(path);
    expect(status).toBe(404);
    expect(json.ErrorMessage).toBe(
      `Your query did not yield any results. No resources found for query string "${asked}".`,
    );
    expect(json.ErrorType).toBe('P21.Common.Exceptions.NotFoundException');
  });

  it('reads contacts, whose id is a string, and addresses, whose id is a number', async () => {
    const contact = await use.get('/api/entity/contacts/990042');
    const address = await use.get('/api/entity/addresses/990198');
    expect(contact.json).toMatchObject({ Id: '990042', AddressId: 990198, LastName: "O'Neil", Mi: '' });
    expect(address.json).toMatchObject({ AddressId: 990198, PhysPostalCode: '01234', CorpAddressId: null });
  });

  it('shows suppliers as vendors of the company', async () => {
    const { json } = await use.get('/api/entity/vendors/ACME_990900?extendedproperties=VendorAddress');
    expect(json).toMatchObject({ VendorId: 990900, VendorName: 'Rest Supplies', ObjectName: 'vendor' });
    expect(json.VendorAddress?.MailCity).toBe('Ames');
  });

  it('answers 500 to the template of addresses and 405 to their change', async () => {
    const template = await use.get('/api/entity/addresses/new');
    const change = await use.put('/api/entity/addresses/990198', { Name: 'Y' });
    expect([template.status, change.status]).toEqual([500, 405]);
    expect((await use.get('/api/entity/addresses/990198')).json.Name).toBe('Rest Customer');
  });
});

describe('p21-api 3.2: $query', () => {
  it.each([
    ["startswith(CustomerName, 'rest')", 1],
    ["endswith(CustomerName, 'CUSTOMER') and CompanyId eq 'REST'", 1],
    ["substringof('st cust', CustomerName)", 1],
    ["customer_name eq 'Rest Customer'", 1],
    ["CompanyId eq 'REST' and CreditLimit ge 1000 and not (CreditLimit gt 1000)", 1],
    ["CustomerId eq 990198 or CustomerId eq '990198'", 1],
    ["email_address eq 'ap@rest.example'", 1],
    ["CompanyId eq 'REST' and LegacyId eq null", 1],
  ])('takes property and column names: %s', async (text, count) => {
    const answer = await use.get(`${customers}/?${query(text)}`);
    expect(namesIn(answer, 'CustomerId')).toEqual(Array.from({ length: count }, () => 990198));
  });

  it.each([
    "startswith(CustomerName, 'Customer')",
    "endswith(CustomerName, 'Rest')",
    "substringof('Restless', CustomerName)",
    'CustomerId eq 990198 and CreditLimit lt 1000',
    'CustomerId eq 990198 and CreditLimit ne 1000',
    "CustomerId gt 990198 and CompanyId eq 'REST'",
  ])('does not find what is not so: %s', async (text) => {
    expect((await use.get(`${customers}/?${query(text)}`)).status).toBe(404);
  });

  it('finds a contact by a name with an apostrophe', async () => {
    const answer = await use.get(
      `/api/entity/contacts/?${query("last_name eq 'O''Neil' and Id eq '990042'")}`,
    );
    expect(namesIn(answer, 'Id')).toEqual(['990042']);
  });

  it('finds an address by its id in quotes', async () => {
    const answer = await use.get(`/api/entity/addresses/?${query("id eq '990198'")}`);
    expect(namesIn(answer, 'Name')).toEqual(['Rest Customer']);
  });

  it('without a result is a 404 that quotes the query', async () => {
    const { status, json } = await use.get(`${customers}/?${query("CustomerName eq 'Nobody'")}`);
    expect(status).toBe(404);
    expect(json.ErrorMessage).toContain(`No resources found for query string "CustomerName eq 'Nobody'".`);
  });

  it.each(["NoSuchField eq 'x'", 'CustomerName eq', "CompanyId in ('REST')"])(
    'is a 500 when it is not understood: %s',
    async (text) => {
      expect((await use.get(`${customers}/?${query(text)}`)).status).toBe(500);
    },
  );
});
