/** /api/entity/addresses: no template, no change (p21-api 3.2); and the address objects inside customers and vendors. */
import type { Database } from '../database/database.ts';
import type { Row } from '../database/row.ts';
import { LocalTime } from '../local-time.ts';
import { defineShape, type ObjectShape, toChanges, toObject } from './object-shape.ts';
import type { RecordFamily } from './record-family.ts';
import { requireValues } from './required-values.ts';
import type { WireObject } from './wire-value.ts';

/** The 27 fields in P21's order (UserDefinedFields and ObjectName close every object). */
const addressShape = (database: Database): ObjectShape =>
  defineShape(
    database.table('address').meta,
    'address',
    `CorpAddressId MailAddress1 MailAddress2 MailAddress3 MailCity MailState MailPostalCode MailCountry
     CentralPhoneNumber CentralFaxNumber Alternative1099Name NameControl PhysAddress1 PhysAddress2 PhysAddress3
     PhysCity PhysState PhysPostalCode PhysCountry Incorporated EmailAddress Url AddressId Name PhysCounty`,
    {
      AddressId: { column: 'id', readOnly: true },
      Alternative1099Name: { column: 'alternative_1099_name' },
    },
  );

export const addressFamily = (database: Database): RecordFamily => {
  const shape = addressShape(database);
  return {
    bases: ['/api/entity/addresses'],
    typeName: 'Address',
    shape,
    children: () => [],
    find: (key) => addressOf(database, Number(key)),
    companions: () => [],
    create: (object, user) => {
      requireValues(object, { Name: 'Name' });
      return insertAddress(database, object, user);
    },
    hasTemplate: false,
  };
};

export const addressOf = (database: Database, id: number): Row | undefined =>
  Number.isFinite(id) ? database.table('address').find('id', id)[0] : undefined;

/** A new address; `extra` are columns its owner decides. The id is the next of the numbers addresses share. */
export const insertAddress = (database: Database, object: WireObject, user: string, extra: Row = {}): Row =>
  database.table('address').insert({
    id: database.nextNumber('address_id'),
    ...withoutBlanks(toChanges(addressShape(database), object, new LocalTime(database.timeZone))),
    delete_flag: 'N',
    last_maintained_by: user,
    ...extra,
  });

/** The address object of a record, or null when it has none. */
export const addressObject = (database: Database, id: number, time: LocalTime): WireObject | null => {
  const row = addressOf(database, id);
  return row === undefined ? null : toObject(addressShape(database), row, time);
};

export const withoutBlanks = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== '' && value !== null));
