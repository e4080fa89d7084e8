// All resource types of `/api`, and the names it knows without opening them (recordings 6.1/497-523).
import type { EntityMeta } from '../model/entity.ts';
import { Model } from '../model/model.ts';
import { catalogue } from './model/catalogue.ts';
import { orders } from './model/orders.ts';
import { people } from './model/people.ts';
import { shoppingList, shoppingListItem } from './model/shopping-lists.ts';

/** Types that are the same in both areas, read only here. */
const SHARED = ['countries', 'regions', 'addresstypes', 'localizations'];

/** Back-office types that have another name in the storefront: unknown here (recording 6.1/519). */
const RENAMED: ReadonlySet<string> = new Set(['prodinventorystatuses', 'attributefamilies']);

/** Entities of the shop without a storefront resource and without a back-office one in this model. */
const CLOSED = [
  'coupons',
  'promotions',
  'websites',
  'brands',
  'quotes',
  'rfqs',
  'consents',
  'checkoutsources',
];

export function createStorefrontModel(backOffice: Model): Model {
  const entities = [
    ...people(backOffice),
    ...catalogue(backOffice),
    ...orders(backOffice),
    shoppingList,
    shoppingListItem,
    ...SHARED.flatMap((type) => shared(backOffice.find(type))),
  ];
  const closed = [...backOffice.all()].map(({ type }) => type).filter((type) => !RENAMED.has(type));
  return new Model(entities, [...closed, ...CLOSED]);
}

function shared(entity: EntityMeta | undefined): readonly EntityMeta[] {
  return entity === undefined ? [] : [{ ...entity, actions: new Set(['list', 'get'] as const) }];
}
