/** /api/entity/contacts: 40 fields; the key is the contact's own id, a string (p21-api 3.2). */
import type { Database } from '../database/database.ts';
import type { Row } from '../database/row.ts';
import { LocalTime } from '../local-time.ts';
import { addressOf, withoutBlanks } from './addresses.ts';
import type { Children } from './extended-properties.ts';
import { defineShape, type ObjectShape, toChanges } from './object-shape.ts';
import type { RecordFamily } from './record-family.ts';
import { isEmpty, requireValues, updateError } from './required-values.ts';
import { listOf, type WireObject } from './wire-value.ts';

const contactShape = (database: Database): ObjectShape =>
  defineShape(
    database.table('contacts').meta,
    'contacts',
    `Salutation FirstName Mi LastName Title AddressId Mailstop NoOfCycleDays Comments DirectPhone PhoneExt DirectFax
     FaxExt Beeper Cellular Class1id Class2id Class3id Class4id Class5id HomeAddress1 HomeAddress2 HomePhone HomeFax
     HomeEmailAddress Birthday Anniversary EmailAddress Url CellularExt Id DeleteFlag LoginId`,
    {
      ...classRules,
      Id: { readOnly: true },
      DeleteFlag: { empty: 'N' },
    },
  );

/** Class1id to Class5id are class_1id to class_5id in customers and contacts. */
export const classRules = Object.fromEntries(
  [1, 2, 3, 4, 5].map((number) => [`Class${number}id`, { column: `class_${number}id` }]),
);

export const contactFamily = (database: Database): RecordFamily => {
  const shape = contactShape(database);
  const time = new LocalTime(database.timeZone);
  return {
    bases: ['/api/entity/contacts'],
    typeName: 'Contact',
    shape,
    children: () => contactChildren,
    find: (key) => contactOf(database, key),
    companions: () => [],
    create: (object, user) => create(database, object, toChanges(shape, object, time), user),
    update: (row, object, user) => {
      requireAddress(database, object, String(row.id));
      const changes = { ...toChanges(shape, object, time), ...deletion(object) };
      database.table('contacts').update(row, changes, user);
    },
    hasTemplate: true,
  };
};

/** Assumption: the tables behind them are not in the sandbox, so they are empty when asked for. */
const contactChildren: Children = [
  'ContactDocuments',
  'ContactLeadSources',
  'ContactLinks',
  'ContactLists',
  'ContactSalesreps',
].map((name) => [name, () => listOf([])]);

export const contactOf = (database: Database, id: string): Row | undefined =>
  database.table('contacts').find('id', id)[0];

/** A key in the body of a POST means the record that has it (no key: a new one). */
const create = (database: Database, object: WireObject, changes: Row, user: string): Row => {
  const known = isEmpty(object.Id) ? undefined : contactOf(database, String(object.Id));
  requireAddress(database, object, String(object.Id ?? ''));
  if (known !== undefined)
    return database.table('contacts').update(known, { ...changes, ...deletion(object) }, user);
  requireValues(changes as WireObject, { first_name: 'First Name', last_name: 'Last Name' });
  return database.table('contacts').insert({
    id: String(database.nextNumber('contact_id')),
    ...withoutBlanks(changes),
    delete_flag: 'N',
    last_maintained_by: user,
  });
};

/** Contacts carry DeleteFlag; `"Delete": true`, which means the same in all families, is taken too (p21-api 3.2). */
const deletion = ({ Delete }: WireObject): Row =>
  Delete === true || Delete === 'true' || Delete === 'Y' ? { delete_flag: 'Y' } : {};

/** Assumption: the words. */
const requireAddress = (database: Database, { AddressId }: WireObject, key: string): void => {
  if (isEmpty(AddressId) || addressOf(database, Number(AddressId)) !== undefined) return;
  throw updateError(key, 'contacts', 'Address ID does not exist.');
};
