/** Writing items over REST: new ones whole, known ones by what the body names (p21-api 3.3). */
import type { Database } from '../database/database.ts';
import type { Row, Value } from '../database/row.ts';
import { LocalTime } from '../local-time.ts';
import { withoutBlanks } from './addresses.ts';
import { type ObjectShape, toChanges } from './object-shape.ts';
import { locationShape, partShape, supplierShape, unitShape } from './parts-shape.ts';
import { companyNotRetrieved, isEmpty, requireValues, updateError } from './required-values.ts';
import { isWireObject, type WireObject, type WireValue } from './wire-value.ts';

/** Longest item description; a longer one counts as missing in a POST and is dropped in a PUT (p21-api 3.3). */
const longestDescription = 40;

/** Throws the `RestProblem` of what is missing, or of an id that is taken. */
export const createPart = (database: Database, object: WireObject, user: string): Row => {
  requireValues(object, { ItemId: 'Item ID', ItemDesc: 'Item Description' });
  const itemId = String(object.ItemId);
  if (String(object.ItemDesc).length > longestDescription)
    requireValues({}, { ItemDesc: 'Item Description' });
  if (database.table('inv_mast').find('item_id', itemId).length > 0)
    throw updateError(itemId, 'inv_mast', 'The proposed item ID already exists in the database.');
  requireValues({ location: itemsOf(object.Locations)[0] ?? null }, { location: 'Location ID' });
  requireValues({ supplier: itemsOf(object.Suppliers)[0] ?? null }, { supplier: 'Supplier ID' });
  const unit = textOr(object.BaseUnit, 'EA');
  const item = database.table('inv_mast').insert({
    inv_mast_uid: database.nextNumber('inv_mast_uid'),
    item_id: itemId,
    base_unit: unit,
    default_selling_unit: textOr(object.DefaultSellingUnit, unit),
    ...withoutBlanks(toChanges(partShape(database), object, new LocalTime(database.timeZone))),
    delete_flag: 'N',
    last_maintained_by: user,
  });
  writeChildren(database, item, object, user);
  ensureBaseUnit(database, item, unit, user);
  return item;
};

export const updatePart = (database: Database, item: Row, object: WireObject, user: string): void => {
  const changes = toChanges(partShape(database), object, new LocalTime(database.timeZone));
  database.table('inv_mast').update(item, changes, user);
  writeChildren(database, item, object, user);
};

const textOr = (value: WireValue | undefined, other: string): string =>
  isEmpty(value) ? other : String(value);

const itemsOf = (collection: WireValue | undefined): readonly WireObject[] => {
  const list = isWireObject(collection) ? collection.list : undefined;
  return Array.isArray(list) ? list.filter(isWireObject) : [];
};

const writeChildren = (database: Database, item: Row, object: WireObject, user: string): void => {
  for (const given of itemsOf(object.Locations)) writeLocation(database, item, given, user);
  for (const given of itemsOf(object.Suppliers))
    writeChild(
      {
        database,
        item,
        given,
        user,
        table: 'inventory_supplier',
        key: 'supplier_id',
        shape: supplierShape(database),
      },
      Number(given.SupplierId),
    );
  for (const given of itemsOf(object.UnitsOfMeasure))
    writeChild(
      { database, item, given, user, table: 'item_uom', key: 'unit_of_measure', shape: unitShape(database) },
      String(given.UnitOfMeasure),
    );
};

/** The company of a new location row is that of the location unless the body names one. */
const writeLocation = (database: Database, item: Row, given: WireObject, user: string): void => {
  const locationId = Number(given.LocationId);
  const location = database.table('location').find('location_id', locationId)[0];
  const companyId = textOr(given.CompanyId, String(location?.company_id ?? ''));
  const refuse = (message: string) => updateError(String(item.item_id), 'inv_mast', message);
  if (database.table('company').find('company_id', companyId).length === 0)
    throw refuse(companyNotRetrieved(companyId));
  if (location === undefined) throw refuse(`Location ID ${given.LocationId} does not exist.`);
  if (!isEmpty(given.ProductGroupId)) {
    const group = { product_group_id: String(given.ProductGroupId), company_id: companyId };
    if (database.table('product_group').first(group) === undefined)
      throw refuse('Product group ID does not exist for this company ID.');
  }
  const write = {
    database,
    item,
    given,
    user,
    table: 'inv_loc',
    key: 'location_id',
    shape: locationShape(database),
  };
  writeChild(write, locationId, { company_id: companyId, inv_last_changed_date: database.now() });
};

interface ChildWrite {
  readonly database: Database;
  readonly item: Row;
  readonly given: WireObject;
  readonly user: string;
  readonly table: string;
  /** The column that tells the children of an item apart. */
  readonly key: string;
  readonly shape: ObjectShape;
}

/** Changes the child with this key, or appends it; children the body does not name stay. */
const writeChild = (write: ChildWrite, id: Value, extra: Row = {}): void => {
  const { database, item, given, user, table, key, shape } = write;
  const rows = database.table(table);
  const changes = toChanges(shape, given, new LocalTime(database.timeZone));
  const known = rows.first({ inv_mast_uid: item.inv_mast_uid ?? null, [key]: id });
  if (known !== undefined) {
    rows.update(known, changes, user);
    return;
  }
  const uid = `${table}_uid`;
  rows.insert({
    inv_mast_uid: item.inv_mast_uid ?? null,
    [key]: id,
    ...(rows.meta.columns.has(uid) ? { [uid]: database.nextNumber(uid) } : {}),
    ...extra,
    ...withoutBlanks(changes),
    delete_flag: 'N',
    last_maintained_by: user,
  });
};

const ensureBaseUnit = (database: Database, item: Row, unit: string, user: string): void => {
  const given = { UnitOfMeasure: unit, UnitSize: 1, SellingUnit: 'Y', PurchasingUnit: 'Y' };
  const write = {
    database,
    item,
    given,
    user,
    table: 'item_uom',
    key: 'unit_of_measure',
    shape: unitShape(database),
  };
  const known = database
    .table('item_uom')
    .first({ inv_mast_uid: item.inv_mast_uid ?? null, unit_of_measure: unit });
  if (known === undefined) writeChild(write, unit);
};
