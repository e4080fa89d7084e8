/** One call to the API as the handlers see it, and what they answer. */
import type { IncomingHttpHeaders } from 'node:http';
import type { EntityMeta } from '../model/entity.ts';
import type { Row } from '../store/row.ts';
import { accessDenied, failure } from './api-error.ts';
import type { Caller, Permission } from './caller.ts';
import type { JsonApi } from './json-api.ts';
import type { LinkMaker } from './links.ts';
import type { Selection } from './read-query.ts';
import type { Rendering } from './resource.ts';
import type { Scope } from './scope.ts';

export interface ApiCall {
  readonly api: JsonApi;
  readonly scope: Scope;
  readonly caller: Caller;
  readonly entity: EntityMeta;
  readonly id: string;
  /** Name of the relationship of subresource and relationship routes. */
  readonly association: string;
  readonly headers: IncomingHttpHeaders;
  /** The query string without `?`. */
  readonly query: string;
  /** The body as it came; empty unless its content type is a JSON one. */
  readonly text: string;
  /** Keys of the X-Include header; they are separated by `;` (oro-observed, Lists). */
  readonly includes: ReadonlySet<string>;
  readonly urls: LinkMaker;
  /** The plain form names its parameters otherwise; see read-query.ts. */
  readonly plain: boolean;
}

export interface ApiAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Undefined: an empty body. */
  readonly document?: unknown;
}

export type ApiHandler = (call: ApiCall) => ApiAnswer | Promise<ApiAnswer>;

export function rendering({ scope, includes, urls }: ApiCall, selection: Selection): Rendering {
  return { scope, selection, links: includes.has('noHateoas') ? undefined : urls };
}

/** @throws ApiFailure 403 */
export function demand({ caller, entity }: ApiCall, permission: Permission): void {
  if (!entity.protected || caller.may(entity.type, permission)) return;
  throw failure(accessDenied('No access to this type of entities.'));
}

const ID_FORMS: Readonly<Partial<Record<EntityMeta['idType'], { name: string; pattern: RegExp }>>> = {
  integer: { name: 'integer', pattern: /^-?\d+$/ },
  guid: { name: 'GUID', pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i },
};

/** The row a route names. @throws ApiFailure 400 for an id that of the wrong form, 404 */
export function rowOf({ api, scope, entity, id }: ApiCall): Row {
  const key = api.rules(entity.type).resolveId?.(id, scope) ?? id;
  const form = ID_FORMS[entity.idType];
  if (form && !form.pattern.test(key)) {
    throw failure({
      status: 400,
      title: 'entity identifier constraint',
      detail: `Expected ${form.name} value. Given "${id}".`,
    });
  }
  const row = api.find(scope, entity.type, id);
  if (!row) throw failure(api.absence(entity.type, key));
  return row;
}
