// Mounts `/api` on the shop's server (oro-api 1.4).
import type { FastifyInstance } from 'fastify';
import { ApiFailure, accessDenied } from '../jsonapi/api-error.ts';
import type { ApiCall } from '../jsonapi/call.ts';
import type { Caller } from '../jsonapi/caller.ts';
import type { Route } from '../jsonapi/dispatch.ts';
import { registerJsonApi } from '../jsonapi/routes.ts';
import type { SandboxParts } from '../parts.ts';
import { addItems } from './add-items.ts';
import { cascadeShoppingLists } from './shopping-list-cascade.ts';
import { StorefrontApi } from './storefront-api.ts';
import { storefrontCaller } from './storefront-rights.ts';

const GUEST_LISTS: ReadonlySet<string> = new Set(['shoppinglists', 'shoppinglistitems']);

export function registerStorefront(app: FastifyInstance, parts: SandboxParts): void {
  const { store, settings, backOffice, authorization } = parts;
  cascadeShoppingLists(store);
  registerJsonApi(app, new StorefrontApi({ store, settings, backOffice }), {
    identify: (token): Caller | undefined => {
      const identity = authorization.identify(token, 'storefront');
      if (identity === undefined) return undefined;
      return storefrontCaller(store, identity.kind === 'customer-user' ? identity.userId : '');
    },
    guard: refuseVisitors,
    subresources: listRoutes,
  });
}

/** Visitors are refused early, with other cache headers than users (recordings 6.1-custom/009, 011, 083, 084). */
function refuseVisitors({ caller, entity }: ApiCall): void {
  if (caller.userId !== '') return;
  if (GUEST_LISTS.has(entity.type)) throw refusal('The access to guest shopping lists is denied.');
  if (entity.protected && !caller.may(entity.type, 'view'))
    throw refusal('No access to this type of entities.');
}

function refusal(detail: string): ApiFailure {
  return new ApiFailure([accessDenied(detail)], { 'Cache-Control': 'no-cache, private' });
}

function listRoutes({ entity, association }: ApiCall): readonly Route[] {
  if (entity.type !== 'shoppinglists' || association !== 'items') return [];
  return [{ method: 'POST', handler: addItems }];
}
