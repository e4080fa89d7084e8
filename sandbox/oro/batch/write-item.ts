// Lets the engine write one record of a batch: which action it is, whether it is allowed, and its errors
// (platform 6.1.8, BatchUpdateItemProcessor).
import { type ApiError, ApiFailure } from '../jsonapi/api-error.ts';
import type { Caller } from '../jsonapi/caller.ts';
import type { JsonApi } from '../jsonapi/json-api.ts';
import type { Body } from '../jsonapi/json-body.ts';
import { operationFlags } from '../jsonapi/operation-flags.ts';
import type { WriteResult, WrittenRow } from '../jsonapi/write-request.ts';
import type { BatchItem, ItemFault, ItemResult, WriteItem, WrittenRecord } from './batch-item.ts';

export function createWriteItem(api: JsonApi): WriteItem {
  return (type, item, caller) => {
    try {
      const resource = readResource(api, type, item);
      return toResult(writeResource(api, caller, resource, item));
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      return { faults: error.errors.map(toFault) };
    }
  };
}

/** @throws ApiFailure when the item is no resource of the batch's type */
function readResource(api: JsonApi, type: string, { resource }: BatchItem): Body & { readonly type: string } {
  const body = (resource !== null && typeof resource === 'object' ? resource : {}) as Body;
  if (typeof body.type !== 'string') throw typeFailure('The entity class must be set in the context.');
  if (!api.model.isKnown(body.type)) throw typeFailure(`Unknown entity type: ${body.type}.`);
  if (body.type !== type) {
    throw typeFailure(`The entity type "${body.type}" is not supported by this batch operation.`);
  }
  return { ...body, type };
}

function writeResource(
  api: JsonApi,
  caller: Caller,
  resource: Body & { readonly type: string },
  { included }: BatchItem,
): WriteResult {
  const { type } = resource;
  const flags = operationFlags(resource, '');
  const isUpdate = flags.update || flags.upsert?.join() === 'id';
  checkAction(api, caller, type, isUpdate ? 'update' : 'create');
  const id = flags.update ? String(resource.id) : undefined;
  const rows = included.map((include) => include.resource);
  return api.write(api.scope(caller), { type, resource, included: rows, id });
}

/** Inventory levels, for one, can be updated only (recordings 6.1/444-448). */
function checkAction(api: JsonApi, caller: Caller, type: string, action: 'create' | 'update'): void {
  if (!api.model.get(type).actions.has(action)) {
    const detail = `The "${action}" action is not allowed.`;
    throw new ApiFailure([{ status: 405, title: 'action not allowed exception', detail }]);
  }
  if (!caller.may(type, action === 'create' ? 'create' : 'edit')) {
    const detail = 'No access to this type of entities.';
    throw new ApiFailure([{ status: 403, title: 'access denied exception', detail }]);
  }
}

function typeFailure(detail: string): ApiFailure {
  return new ApiFailure([{ status: 400, title: 'entity type constraint', detail }]);
}

function toResult({ created, primary, included }: WriteResult): ItemResult {
  return { created, record: toRecord(primary), included: included.map(toRecord) };
}

function toRecord({ type, row, requestId }: WrittenRow): WrittenRecord {
  return { type, id: row.id, requestId };
}

function toFault({ status, title, detail = '', pointer }: ApiError): ItemFault {
  return { status, title, detail, pointer };
}
