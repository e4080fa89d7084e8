/**
 * The JSON:API engine of one API (back office or storefront): resources of a model, over the store, with the rules of
 * their types. It knows no HTTP; routes.ts mounts it, batches call `write` directly.
 */
import type { EntityRules, RuleBook } from '../entities/rules.ts';
import type { EntityMeta } from '../model/entity.ts';
import type { Model } from '../model/model.ts';
import type { OroSettings } from '../options.ts';
import type { Row } from '../store/row.ts';
import type { Store } from '../store/store.ts';
import { type ApiError, notFound } from './api-error.ts';
import type { Caller } from './caller.ts';
import type { ReadQuery } from './read-query.ts';
import type { Scope } from './scope.ts';
import { write } from './write.ts';
import type { WriteNode } from './write-node.ts';
import type { WriteRequest, WriteResult } from './write-request.ts';

export interface JsonApiParts {
  readonly area: 'back-office' | 'storefront';
  /** `/admin/api` or `/api`. */
  readonly prefix: string;
  readonly model: Model;
  readonly rules: RuleBook;
  readonly store: Store;
  readonly settings: OroSettings;
}

const noRules: EntityRules = {};

export class JsonApi {
  readonly area: JsonApiParts['area'];
  readonly prefix: string;
  /** Replaced when a setting of the running shop changes what it offers. */
  model: Model;
  readonly store: Store;
  readonly settings: OroSettings;
  /**
   * Creates that arrive within it race with each other. Between looking for duplicates and writing the real server takes
   * tens of milliseconds; a few suffice where nothing slows the calls down.
   */
  raceWindowMs = 2;
  readonly #rules: RuleBook;

  constructor(parts: JsonApiParts) {
    this.area = parts.area;
    this.prefix = parts.prefix;
    this.model = parts.model;
    this.store = parts.store;
    this.settings = parts.settings;
    this.#rules = parts.rules;
  }

  rules(type: string): EntityRules {
    return this.#rules[type] ?? noRules;
  }

  /** The shop's time as the API writes it: UTC, whole seconds. */
  now(): string {
    return `${new Date(this.settings.now()).toISOString().slice(0, 19)}Z`;
  }

  /** A call beginning now. */
  scope(caller: Caller): Scope {
    return { api: this, caller, arrived: this.store.clock };
  }

  /** All rows of the type the caller sees, by ascending id. */
  rows(scope: Scope, entity: EntityMeta, query?: ReadQuery): readonly Row[] {
    const { rows, visible } = this.rules(entity.type);
    const all = rows ? rows(scope, query) : this.store.table(entity.type).all();
    return visible ? all.filter((row) => visible(row, scope)) : all;
  }

  isVisible(scope: Scope, entity: EntityMeta, row: Row): boolean {
    return this.rules(entity.type).visible?.(row, scope) ?? true;
  }

  /** One row by the id of a request. */
  find(scope: Scope, type: string, id: string): Row | undefined {
    const { resolveId, visible } = this.rules(type);
    const row = this.#rowOf(scope, type, resolveId ? resolveId(id, scope) : id);
    return row && (visible?.(row, scope) ?? true) ? row : undefined;
  }

  /** Why `find` has no row for an id: by default there is none. */
  absence(_type: string, _id: string): ApiError {
    return notFound;
  }

  newId(node: WriteNode): string {
    return this.rules(node.entity.type).newId?.(node) ?? this.store.table(node.entity.type).nextId();
  }

  #rowOf(scope: Scope, type: string, id: string): Row | undefined {
    const { row, rows } = this.rules(type);
    if (row) return row(scope, id);
    return rows ? rows(scope, undefined).find((one) => one.id === id) : this.store.get(type, id);
  }

  /** Creates or updates a record with its included ones, all or nothing. @throws ApiFailure */
  write(scope: Scope, request: WriteRequest): WriteResult {
    return write(scope, request);
  }
}
