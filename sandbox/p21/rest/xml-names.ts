/**
 * How the items of collections are called in XML. OrderLine, OrderNote, OrderLineNote and OrderSalesrep are known
 * from clients of the XML side. Assumption: the others follow the same pattern.
 */
const itemNames: Readonly<Record<string, string>> = {
  Lines: 'OrderLine',
  Notes: 'OrderNote',
  Salesreps: 'OrderSalesrep',
  Serials: 'OrderLineSerial',
  CustomerContacts: 'CustomerContact',
  CustomerSalesreps: 'CustomerSalesrep',
  CustomerShipTos: 'CustomerShipTo',
  CustomerPriceLibraries: 'CustomerPriceLibrary',
  CustomerTerms: 'CustomerTerm',
  CustomerDealerTypes: 'CustomerDealerType',
  CustomerRestrictedClasses: 'CustomerRestrictedClass',
  CustomerEDITransactions: 'CustomerEDITransaction',
  VendorSuppliers: 'VendorSupplier',
  ContactLinks: 'ContactLink',
  ContactSalesreps: 'ContactSalesrep',
  Locations: 'Location',
  Suppliers: 'Supplier',
  UnitsOfMeasure: 'UnitOfMeasure',
  LocationSuppliers: 'LocationSupplier',
  AltCodes: 'AltCode',
};

/** Other names under which an item is taken on the way in. */
const otherItemNames: Readonly<Record<string, readonly string[]>> = { Notes: ['OrderLineNote'] };

export const collectionItem = (collection: string): string => itemNames[collection] ?? `${collection}Item`;

/** Also `<Lines><list>...`, which mirrors the JSON form. */
export const isCollectionItem = (collection: string, element: string): boolean => {
  if (element === 'list' || element === itemNames[collection]) return true;
  return otherItemNames[collection]?.includes(element) ?? false;
};
