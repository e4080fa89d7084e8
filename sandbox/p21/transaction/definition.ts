/** What the discovery calls answer about a service (p21-api 4.1; shapes of Md, the rule of `/basics` from M03). */
import type { Database } from '../database/database.ts';
import { choicesOf, type Element, type Field } from './field.ts';
import type { Service } from './service.ts';

interface TemplateEdit {
  readonly IgnoreIfEmpty: true;
  readonly Name: string;
  readonly Value: string;
}

/** `/definition`: template and field list. Members are in the alphabetical order P21 writes. */
export const definitionOf = (service: Service, database: Database) => ({
  Name: service.name,
  Template: { TransactionSet: templateOf(service, allFields, () => '') },
  TransactionDefinition: {
    DataElementDefinitions: service.elements.map((element) => elementDefinition(element, database)),
    KeyDefinitions: keyDefinitions(service.elements[0]),
  },
});

/** `/defaults`: the template with the values a new record begins with. */
export const defaultsOf = (service: Service, companyId: string) => ({
  TransactionSet: templateOf(service, allFields, (field) =>
    field.name === 'company_id' && field.disabled === 'never' ? companyId : field.preset,
  ),
});

/** `/basics`: per element the key fields and those marked as required, and nothing else (M03). */
export const basicsOf = (service: Service) => ({
  TransactionSet: templateOf(
    service,
    (element) => element.fields.filter((field) => field.required || element.keys.includes(field.name)),
    () => '',
  ),
});

const allFields = (element: Element): readonly Field[] => element.fields;

const templateOf = (
  service: Service,
  fieldsOf: (element: Element) => readonly Field[],
  fill: (field: Field) => string,
) => ({
  Description: null,
  FieldMap: [],
  IgnoreDisabled: false,
  Name: service.name,
  Parameters: null,
  Query: null,
  TransactionSplitMethod: 0,
  Transactions: [
    {
      DataElements: service.elements.map((element) => ({
        BusinessObjectName: null,
        Keys: element.keys,
        Name: element.name,
        Rows: [{ Edits: fieldsOf(element).map((field) => templateEdit(field, fill)), RelativeDateEdits: [] }],
        Type: element.type,
      })),
      Documents: null,
      Status: 'New',
    },
  ],
  UseCodeValues: false,
});

const templateEdit = (field: Field, fill: (field: Field) => string): TemplateEdit => ({
  IgnoreIfEmpty: true,
  Name: field.name,
  Value: fill(field),
});

const elementDefinition = (element: Element, database: Database) => ({
  BusinessObjectName: element.businessObject,
  DatawindowName: element.datawindow,
  FieldDefinitions: element.fields.map((field) => fieldDefinition(field, database)),
  KeyFields: element.keys,
  Name: element.name,
  ParentText: element.parentText,
  Type: element.type,
});

const fieldDefinition = (field: Field, database: Database) => {
  const choices = choicesOf(field, database);
  return {
    DataType: field.type,
    DbColumnName: field.column,
    Label: field.label,
    Name: field.name,
    Required: field.required,
    ValidValues: choices === undefined ? null : [...choices.keys()],
  };
};

const keyDefinitions = (element: Element | undefined) =>
  (element?.keys ?? []).map((key) => ({ Location: element?.name.split('.')[1] ?? '', Name: key }));
