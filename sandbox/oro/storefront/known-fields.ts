// Keeps a storefront request to the fields the storefront has, before the back office writes it.
import { ApiFailure } from '../jsonapi/api-error.ts';
import type { Body } from '../jsonapi/json-body.ts';
import type { Scope } from '../jsonapi/scope.ts';
import type { EntityMeta, WriteMode } from '../model/entity.ts';
import { mapOf } from './order-lines.ts';

/** Unmapped fields are dropped, unknown ones refused. @throws ApiFailure */
export function knownFieldsOnly(scope: Scope, raw: Body, pointer: string, action: 'create' | 'update'): Body {
  const entity = scope.api.model.find(String(raw.type));
  if (!entity) return raw;
  const extra: string[] = [];
  const kept = (fields: Body): Body => {
    const entries = Object.entries(fields).filter(([name]) => {
      const mode = modeOf(entity, name, action);
      if (mode === 'refuse') extra.push(`"${name}"`);
      return mode === 'write';
    });
    return Object.fromEntries(entries);
  };
  const body = {
    ...raw,
    attributes: kept(mapOf(raw.attributes)),
    relationships: kept(mapOf(raw.relationships)),
  };
  if (extra.length > 0) throw extraFields(extra, pointer);
  return body;
}

function modeOf(entity: EntityMeta, name: string, action: 'create' | 'update'): WriteMode {
  const field = entity.attributes.get(name) ?? entity.relationships.get(name);
  if (!field) return 'refuse';
  return action === 'create' ? field.onCreate : field.onUpdate;
}

function extraFields(names: readonly string[], pointer: string): ApiFailure {
  const detail = `This form should not contain extra fields: ${names.join(', ')}.`;
  const at = pointer === '' ? {} : { pointer };
  return new ApiFailure([{ status: 400, title: 'extra fields constraint', detail, ...at }]);
}
