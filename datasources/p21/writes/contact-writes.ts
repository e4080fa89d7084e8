/**
 * Makes and changes contacts through `/api/entity/contacts` (p21-api 3.2) and links them to ship-tos. The entity API
 * has no such link, and no service for it is public (p21-api 4.6): its name is configuration.
 */
import type { ReadOptions } from '../paging.ts';
import { writeColumns } from './column-writes.ts';
import type { RestObject, RestWrites } from './rest-writes.ts';
import { isServiceMissing } from './service-definition.ts';
import { list } from './transaction-set.ts';
import type { TransactionsSource } from './transactions.datasource.ts';
import type { NotConfirmed, WriteAnswer } from './write-answer.ts';
import { ofFailedCall } from './write-failures.ts';

/** Undefined leaves a value as it is, null empties it. */
export interface ContactDraft {
  readonly firstName: string;
  readonly lastName: string;
  /** Customer or ship-to the contact belongs to; needed for a new one. */
  readonly addressId?: string | undefined;
  readonly email: string;
  readonly title?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly phoneExtension?: string | null | undefined;
  readonly mobile?: string | null | undefined;
  readonly fax?: string | null | undefined;
  readonly deleted?: boolean | undefined;
}

export interface WrittenContact {
  readonly written: true;
  readonly contactId: string | null;
}

export interface ShipToLink {
  readonly shipToId: string;
  readonly active: boolean;
}

/** Names of the tenant's service for contacts: the service, its main tab, the tab of the links. */
export interface ContactService {
  readonly name: string;
  readonly main: string;
  readonly rows: string;
}

const family = '/api/entity/contacts';

/** Row states of `contacts_x_ship_to` (p21-api 2.4). */
const active = '704';
const inactive = '705';

export class ContactWrites {
  constructor(
    private readonly rest: RestWrites,
    private readonly transactions: TransactionsSource,
    private readonly service: ContactService,
  ) {}

  /** The collection takes its slash, or P21 redirects. No key in the body: with one it would be a change. */
  async create(draft: ContactDraft, options: ReadOptions = {}): Promise<WrittenContact | NotConfirmed> {
    return toWritten(
      await this.rest.write('POST', `${family}/`, 'entity contacts', toObject(draft), options),
    );
  }

  /**
   * The record is read and sent back with the changes: no document says that fields left out of a PUT stay as they are.
   */
  async update(
    contactId: string,
    draft: ContactDraft,
    options: ReadOptions = {},
  ): Promise<WrittenContact | NotConfirmed> {
    const path = `${family}/${encodeURIComponent(contactId)}`;
    let known: RestObject;
    try {
      known = await this.rest.read(path, 'entity contact', options);
    } catch (error) {
      return ofFailedCall(error, false);
    }
    const body = { ...withoutChildren(known), ...toObject(draft), Id: contactId };
    return toWritten(await this.rest.write('PUT', path, 'entity contacts', body, options));
  }

  /** Whether this P21 has the service for links, with the fields they need. Throws a `GatewayError` when it cannot tell. */
  async canLink(options: ReadOptions = {}): Promise<boolean> {
    try {
      return (await this.missing(options)).length === 0;
    } catch (error) {
      if (isServiceMissing(error)) return false;
      throw error;
    }
  }

  /** Fields the service lacks, as `element/edit`. Throws a `GatewayError` when it cannot be asked or is not there. */
  async missing(options: ReadOptions = {}): Promise<readonly string[]> {
    const { name, main, rows } = this.service;
    const definition = await this.transactions.definition(name, options);
    return definition.missing([`${main}/contact_id`, `${rows}/ship_to_id`, `${rows}/row_status_flag`]);
  }

  /** Sets links on or off; those not named stay. */
  link(contactId: string, links: readonly ShipToLink[], options: ReadOptions = {}): Promise<WriteAnswer> {
    const { name, main, rows } = this.service;
    const key = { table: 'contacts', column: 'id', documented: `${main}/contact_id`, value: contactId };
    const record = {
      service: name,
      main,
      keys: ['contact_id'],
      values: [key],
      rows: () =>
        list(
          rows,
          links.map((link) => [
            ['ship_to_id', link.shipToId],
            ['row_status_flag', link.active ? active : inactive],
          ]),
          ['ship_to_id'],
        ),
    };
    return writeColumns(this.transactions, record, options);
  }
}

const toObject = (draft: ContactDraft): RestObject => {
  const object = {
    FirstName: draft.firstName,
    LastName: draft.lastName,
    AddressId: draft.addressId,
    EmailAddress: draft.email,
    Title: draft.title,
    DirectPhone: draft.phone,
    PhoneExt: draft.phoneExtension,
    Cellular: draft.mobile,
    DirectFax: draft.fax,
    DeleteFlag: draft.deleted === undefined ? undefined : draft.deleted ? 'Y' : 'N',
  };
  const given = Object.entries(object).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, value ?? '']));
};

/** Child collections read as null are not meant to be written so. */
const withoutChildren = (object: RestObject): RestObject =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => typeof value !== 'object'));

const toWritten = (answer: Awaited<ReturnType<RestWrites['write']>>): WrittenContact | NotConfirmed =>
  answer.written ? { written: true, contactId: idOf(answer.object.Id) } : answer;

const idOf = (id: unknown): string | null =>
  id === null || id === undefined || String(id).trim() === '' ? null : String(id).trim();
