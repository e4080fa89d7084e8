/**
 * Resources that the shop has but the given OpenAPI description (cut to the resources used) has not. Their fields are
 * those seen in recordings; the ones only referred to carry just what makes references work.
 */
import { notBlank } from '../../model/constraint.ts';
import type { EntityMeta } from '../../model/entity.ts';
import type { AttributeOverlay, EntityOverlay, Overlay, RelationshipOverlay } from '../../model/overlay.ts';

const all = ['list', 'get', 'create', 'update', 'delete', 'deleteList'] as const;
const read = ['list', 'get'] as const;
const closed: AttributeOverlay = { onCreate: 'refuse', onUpdate: 'refuse' };
const stamp: AttributeOverlay = { type: 'datetime', onCreate: 'ignore', onUpdate: 'ignore' };

/** An enumeration: `orderstatuses` and the like. */
const options: EntityOverlay = {
  idType: 'string',
  actions: read,
  protected: false,
  attributes: {
    priority: { ...closed, type: 'integer' },
    default: { ...closed, type: 'boolean' },
    name: closed,
  },
  filters: { id: { type: 'string', lists: true, operators: ['eq', 'neq'] } },
};

const one = (target: string): RelationshipOverlay => ({ target, many: false });
const many = (target: string): RelationshipOverlay => ({ target, many: true });
const id: EntityMeta['filters'] extends ReadonlyMap<string, infer F> ? Partial<F> : never = {
  type: 'integer',
  lists: true,
  ranges: true,
  operators: ['eq', 'neq', 'lt', 'lte', 'gt', 'gte'],
};

const referredTo: EntityOverlay = { actions: all, filters: { id } };
const localizedValues = many('localizedfallbackvalues');
const fallbackValue = one('entityfieldfallbackvalues');

export const furtherEntities: Overlay = {
  addresstypes: { idType: 'string', actions: read, protected: false, attributes: { label: closed } },
  customerratings: options,
  customeruserauthstatuses: options,
  userauthstatuses: options,
  accounts: {
    actions: all,
    attributes: { name: { constraints: [notBlank] }, createdAt: stamp, updatedAt: stamp },
    relationships: { owner: one('users'), organization: one('organizations') },
    filters: { id },
  },
  userroles: {
    actions: all,
    attributes: {
      role: { constraints: [] },
      label: { constraints: [notBlank] },
      extend_description: { type: 'text' },
    },
    relationships: { users: { ...many('users'), inverse: 'userRoles' } },
    filters: { id },
  },
  categories: {
    actions: all,
    attributes: {
      materializedPath: { ...stamp, type: 'string' },
      left: { ...stamp, type: 'integer' },
      level: { ...stamp, type: 'integer' },
      right: { ...stamp, type: 'integer' },
      root: { ...stamp, type: 'integer' },
      createdAt: stamp,
      updatedAt: stamp,
      availability_date: { type: 'datetime' },
    },
    relationships: {
      titles: { ...many('categorytitles'), inverse: 'category', order: 'written' },
      parentCategory: one('categories'),
      childCategories: { ...many('categories'), inverse: 'parentCategory' },
      shortDescriptions: localizedValues,
      longDescriptions: localizedValues,
      slugPrototypes: localizedValues,
      organization: one('organizations'),
      products: { ...many('products'), inverse: 'category' },
      manageInventory: fallbackValue,
      highlightLowInventory: fallbackValue,
      inventoryThreshold: fallbackValue,
      lowInventoryThreshold: fallbackValue,
      minimumQuantityToOrder: fallbackValue,
      maximumQuantityToOrder: fallbackValue,
      decrementQuantity: fallbackValue,
      backOrder: fallbackValue,
      isUpcoming: fallbackValue,
      metaTitles: localizedValues,
      metaDescriptions: localizedValues,
      metaKeywords: localizedValues,
      largeImage: one('files'),
      smallImage: one('files'),
      activityNotes: many('notes'),
    },
    filters: { id },
  },
  categorytitles: {
    actions: all,
    attributes: { string: {}, fallback: {} },
    relationships: { category: one('categories'), localization: one('localizations') },
    filters: { id },
  },
  localizedfallbackvalues: {
    actions: ['get', 'update'],
    attributes: { fallback: {}, string: {}, text: { type: 'text' } },
    relationships: { localization: one('localizations') },
    filters: { id },
  },
  entityfieldfallbackvalues: {
    actions: ['get', 'update'],
    attributes: { fallback: {}, scalarValue: {}, arrayValue: { type: 'array' } },
    filters: { id },
  },
  pricelistschedules: { ...referredTo, relationships: { priceList: one('pricelists') } },
  pricerules: { ...referredTo, relationships: { priceList: one('pricelists') } },
  latestpurchases: {
    idType: 'string',
    actions: ['list'],
    paged: false,
    sortable: false,
    subresources: false,
    filters: {
      customer: { type: 'integer', operators: ['eq'] },
      customerUser: { type: 'integer', operators: ['eq'] },
      product: { type: 'integer', lists: true, operators: ['eq'] },
    },
  },
  notes: referredTo,
  attachments: referredTo,
  emails: { actions: read, filters: { id } },
  calls: referredTo,
  files: { actions: ['get'], filters: { id } },
  tags: { actions: read, filters: { id } },
  usergroups: referredTo,
  productimages: referredTo,
  productkititems: referredTo,
  productshippingoptions: { actions: read, filters: { id } },
  productvariantlinks: referredTo,
  orderproductkititemlineitems: referredTo,
  opportunities: referredTo,
  rfqs: referredTo,
  quoteproducts: referredTo,
  quoteshippingaddresses: referredTo,
  quotecustomerstatuses: options,
  quoteinternalstatuses: options,
};
