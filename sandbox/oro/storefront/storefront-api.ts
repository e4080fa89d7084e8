// The engine behind `/api`: the storefront's own model and rules over the shop's one database.
import type { RuleBook } from '../entities/rules.ts';
import { type ApiError, accessDenied, notFound } from '../jsonapi/api-error.ts';
import { JsonApi } from '../jsonapi/json-api.ts';
import type { Scope } from '../jsonapi/scope.ts';
import type { WriteRequest, WriteResult } from '../jsonapi/write-request.ts';
import type { OroSettings } from '../options.ts';
import type { Store } from '../store/store.ts';
import { placeOrder } from './place-order.ts';
import { orderAddressRules, orderLineItemRules, orderRules } from './rules/order-rules.ts';
import {
  customerAddressRules,
  customerGroupRules,
  customerRules,
  customerUserAddressRules,
  customerUserRoleRules,
  customerUserRules,
} from './rules/people-rules.ts';
import { inventoryStatusRules, productFamilyRules, productRules } from './rules/product-rules.ts';
import { productSearchRules } from './rules/product-search-rules.ts';
import { shoppingListItemRules } from './rules/shopping-list-item-rules.ts';
import { shoppingListRules } from './rules/shopping-list-rules.ts';
import { createStorefrontModel } from './storefront-model.ts';
import { isAccountType, writeAccount } from './write-account.ts';

const RULES: RuleBook = {
  customers: customerRules,
  customerusers: customerUserRules,
  customeraddresses: customerAddressRules,
  customeruseraddresses: customerUserAddressRules,
  customeruserroles: customerUserRoleRules,
  customergroups: customerGroupRules,
  products: productRules,
  productsearch: productSearchRules,
  productfamilies: productFamilyRules,
  productinventorystatuses: inventoryStatusRules,
  orders: orderRules,
  orderlineitems: orderLineItemRules,
  orderaddresses: orderAddressRules,
  shoppinglists: shoppingListRules,
  shoppinglistitems: shoppingListItemRules,
};

export interface StorefrontParts {
  readonly store: Store;
  readonly settings: OroSettings;
  readonly backOffice: JsonApi;
}

export class StorefrontApi extends JsonApi {
  readonly #backOffice: JsonApi;

  constructor({ store, settings, backOffice }: StorefrontParts) {
    const model = createStorefrontModel(backOffice.model);
    super({ area: 'storefront', prefix: '/api', model, rules: RULES, store, settings });
    this.#backOffice = backOffice;
  }

  /** A record of somebody else is refused, not hidden (recording 6.1-custom/081). */
  override absence(type: string, id: string): ApiError {
    return this.store.get(type, id) ? accessDenied('No access to the entity.') : notFound;
  }

  /** What the back office stores too is stored by it, so that both APIs find the same record. */
  override write(scope: Scope, request: WriteRequest): WriteResult {
    if (request.type === 'orders') return placeOrder(scope, request, this.#backOffice);
    if (isAccountType(request.type)) return writeAccount(scope, request, this.#backOffice);
    return super.write(scope, request);
  }
}
