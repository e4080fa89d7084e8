/** Entities by REST: what is written, and errors (p21-api 3.2, 9.1). */
import { describe, expect, it } from 'vitest';
import { startRestSandbox } from './rest-sandbox.ts';

const use = startRestSandbox();

const customers = '/api/entity/customers';

const customer = `${customers}/REST_990198`;

describe('p21-api 3.2: writing', () => {
  const fresh = {
    CompanyId: 'REST',
    CustomerName: 'Acme Tools',
    SalesrepId: '100',
    TermsId: '10',
    CurrencyId: 1,
    CustomerAddress: {
      Name: 'Acme Tools',
      MailCity: 'Des Moines',
      PhysPostalCode: '50309',
      EmailAddress: 'ap@example.com',
    },
    CustomerContacts: { list: [{ CompanyId: 'REST', ContactId: '990042' }] },
    CustomerSalesreps: {
      list: [{ CompanyId: 'REST', SalesrepId: '100', PrimarySalesrep: 'Y', CommissionPercentage: 100 }],
    },
    CustomerShipTos: {
      list: [
        {
          ShipToName: 'Acme Tools',
          DefaultBranch: '01',
          TaxGroupId: 'IA',
          PackingBasis: 'Partial',
          SalesrepId: '100',
        },
        { ShipToName: 'Acme Yard', ShipToAddress: { PhysAddress1: '1 Main St' } },
      ],
    },
  };

  it('makes a customer with address, ship-tos, contacts and salesreps', async () => {
    const made = await use.post(`${customers}/`, fresh);
    expect(made.status).toBe(200);
    const id = Number(made.json.CustomerId);
    const { json } = await use.get(`${customers}/REST_${id}?extendedproperties=*`);
    expect(json).toMatchObject({ CustomerName: 'Acme Tools', TermsId: '10', CurrencyId: 1 });
    expect(json.CustomerAddress).toMatchObject({
      AddressId: id,
      MailCity: 'Des Moines',
      EmailAddress: 'ap@example.com',
    });
    expect(json.CustomerContacts?.list?.[0]?.ContactId).toBe('990042');
    const shipTos = Object.values(json.CustomerShipTos?.list ?? {});
    expect(shipTos.map(({ ShipToName }) => ShipToName)).toEqual(['Acme Tools', 'Acme Yard']);
    expect(shipTos[0]).toMatchObject({ ShipToId: id, SalesrepId: '100', TaxGroupId: 'IA' });
    expect(shipTos[1]?.ShipToId).not.toBe(id);
    expect(shipTos[1]?.ShipToAddress?.PhysAddress1).toBe('1 Main St');
  });

  it('makes a customer from XML as from JSON', async () => {
    const { status, text } = await use.post(
      `${customers}/`,
      `<?xml version="1.0"?><Customer xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><CompanyId>REST</CompanyId>
       <CustomerId xsi:nil="true"/><CustomerName>Smith &amp; Sons</CustomerName><SalesrepId>0100</SalesrepId>
       <TermsId>01</TermsId><CustomerSalesreps><CustomerSalesrep><SalesrepId>0100</SalesrepId></CustomerSalesrep>
       </CustomerSalesreps></Customer>`,
      { 'content-type': 'application/xml', accept: '' },
    );
    expect(status).toBe(200);
    expect(text).toContain('<CustomerName>Smith &amp; Sons</CustomerName><SalesrepId>0100</SalesrepId>');
    const id = Number(/<CustomerId>(\d+)</.exec(text)?.[1]);
    expect(use.row('customer_salesrep', { customer_id: id }).salesrep_id).toBe('0100');
  });

  it.each([
    ['CustomerName', 'Required value missing for Customer Name'],
    ['TermsId', 'Required value missing for Terms ID'],
  ])('refuses a customer without %s', async (property, message) => {
    const before = use.sandbox.database.table('customer').size;
    const { status, json } = await use.post(`${customers}/`, { ...fresh, [property]: '' });
    expect([status, json.ErrorMessage]).toEqual([500, message]);
    expect(json.ErrorType).toBe('P21.Common.Exceptions.Prophet21Exception');
    expect(use.sandbox.database.table('customer').size).toBe(before);
  });

  it('refuses a company there is not, in the known words', async () => {
    const { status, json } = await use.post(`${customers}/`, { ...fresh, CompanyId: 'FAKE99' });
    expect(status).toBe(500);
    expect(json.ErrorMessage).toContain(
      'The company "FAKE99" could not be retrieved. - Potential reasons: 1)The company does not exist. 2)The company has been deleted.',
    );
  });

  it('leaves nothing behind when a part of the customer is refused', async () => {
    const { database } = use.sandbox;
    const sizes = () => ['customer', 'address', 'ship_to'].map((name) => database.table(name).size);
    const before = sizes();
    const { status } = await use.post(`${customers}/`, {
      ...fresh,
      CustomerContacts: { list: [{ ContactId: 'nobody' }] },
    });
    expect([status, sizes()]).toEqual([500, before]);
  });

  it('changes what the body names and nothing else', async () => {
    const { json } = await use.put(customer, {
      CompanyId: 'REST',
      CustomerId: 1,
      LegacyId: 'OLD-7',
      CreditLimit: 1500.5,
    });
    expect(json).toMatchObject({
      CustomerId: 990198,
      CustomerName: 'Rest Customer',
      LegacyId: 'OLD-7',
      CreditLimit: 1500.5,
    });
  });

  it('takes a POST with a key as a change', async () => {
    const { json } = await use.post(`${customers}/`, {
      CompanyId: 'REST',
      CustomerId: 990198,
      LegacyId: 'OLD-8',
    });
    expect([json.CustomerId, json.LegacyId]).toEqual([990198, 'OLD-8']);
  });

  it('drops fields it does not know or that are too long, without a word', async () => {
    const { status, json } = await use.put('/api/entity/contacts/990042', {
      FirstName: 'A name of more than fifteen letters',
      Title: 'Buyer',
      NoSuchField: 1,
    });
    expect([status, json.FirstName, json.Title]).toEqual([200, 'Ann', 'Buyer']);
  });

  it('deletes with "Delete": true, softly', async () => {
    const { json: made } = await use.post(`${customers}/`, fresh);
    const { json } = await use.put(`${customers}/REST_${made.CustomerId}`, { Delete: true });
    expect(json.Delete).toBe(true);
    expect(use.row('customer', { customer_id: Number(made.CustomerId) }).delete_flag).toBe('Y');
  });

  it('has no HTTP DELETE', async () => {
    const response = await fetch(`${use.sandbox.url}${customer}`, { method: 'DELETE' });
    expect(response.ok).toBe(false);
  });

  it('makes contacts and addresses', async () => {
    const address = await use.post('/api/entity/addresses/', { Name: 'Yard', MailCity: 'Ames' });
    const contact = await use.post('/api/entity/contacts/', {
      FirstName: 'Bo',
      LastName: 'Li',
      AddressId: address.json.AddressId,
      EmailAddress: 'bo@example.com',
    });
    expect([address.status, contact.status]).toEqual([200, 200]);
    expect(typeof contact.json.Id).toBe('string');
    const { json } = await use.get(`/api/entity/contacts/${contact.json.Id}`);
    expect(json).toMatchObject({ FirstName: 'Bo', EmailAddress: 'bo@example.com', DeleteFlag: 'N' });
  });

  it('makes a vendor with its address', async () => {
    const { json } = await use.post('/api/entity/vendors/', {
      CompanyId: 'REST',
      VendorName: 'New Vendor',
      VendorAddress: { MailCity: 'Boone' },
    });
    expect(use.row('address', { id: Number(json.VendorId) }).mail_city).toBe('Boone');
  });

  it('moves date_last_modified, names the user and tells listeners', async () => {
    const told: string[] = [];
    use.sandbox.database.onWrite(({ table }) => told.push(table));
    use.clockMs += 60_000;
    await use.put('/api/entity/contacts/990042', { Title: 'Chief buyer' });
    const row = use.row('contacts', { id: '990042' });
    expect([row.date_last_modified, row.last_maintained_by, told]).toEqual([
      use.clockMs,
      'api',
      ['contacts'],
    ]);
  });
});

describe('p21-api 9.1: errors', () => {
  it('has every member of the envelope, the time in WCF form with offset', async () => {
    const { json } = await use.get(`${customers}/REST_0`);
    expect(Object.keys(json)).toEqual([
      'DateTimeStamp',
      'ErrorMessage',
      'ErrorType',
      'HostName',
      'InnerException',
      'LogId',
      'StackTrace',
      'UserId',
    ]);
    expect(json.DateTimeStamp).toBe(`/Date(${use.clockMs}-0500)/`);
    expect([json.InnerException, json.LogId, json.StackTrace, json.UserId]).toEqual([null, null, null, null]);
  });

  it('is a ResourceError in XML, the time in ISO form', async () => {
    const { status, text } = await use.xml(`${customers}/REST_0`);
    expect(status).toBe(404);
    expect(text).toMatch(/<ResourceError [^>]*><DateTimeStamp>2026-06-15T12:\d\d:00-05:00<\/DateTimeStamp>/);
    expect(text).toContain('<ErrorType>P21.Common.Exceptions.NotFoundException</ErrorType>');
  });

  it('refuses callers without a token before anything else', async () => {
    const response = await fetch(`${use.sandbox.url}${customer}`);
    expect(response.status).toBe(401);
  });

  it('answers bodies that are not what their content type says', async () => {
    const notXml = await use.put(customer, '{}', { 'content-type': 'application/xml' });
    const notJson = await use.put(customer, '<Customer/>');
    expect([notXml.status, notJson.status]).toEqual([400, 500]);
    expect(notJson.json.ErrorType).toContain('BadRequestException');
  });
});
