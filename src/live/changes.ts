/** What each subscription field hears, within what the viewer may see. Throws as `Visibility` does. */
import { type Scope, scopesOf } from '../access/scopes.ts';
import type { Viewer } from '../access/viewer.ts';
import { badInput, GatewayError } from '../errors.ts';
import type { Topic } from '../events/topics.ts';
import { requireKeys } from '../loaders/arguments.ts';
import type { Visibility } from '../loaders/visibility.ts';
import type { Interest } from './change.ts';
import { type ChangeFeed, createChangeFeed, type FeedSource } from './change-feed.ts';

type Named = readonly string[] | null | undefined;

interface Resuming {
  /** Cursor of the last message heard. */
  readonly after?: string | null | undefined;
}

export interface Changes {
  inventory(wanted: Resuming & { skus?: Named; locationIds?: Named }): ChangeFeed<'inventory'>;
  price(wanted: Resuming & { skus?: Named }): ChangeFeed<'price'>;
  order(
    wanted: Resuming & { customerId?: string | null | undefined; orderNumbers?: Named },
  ): ChangeFeed<'order'>;
  budget(wanted: Resuming & { customerId?: string | null | undefined }): ChangeFeed<'budget'>;
  command(wanted: Resuming & { id?: string | null | undefined }): ChangeFeed<'command'>;
  flow(wanted: Resuming & { flows?: Named }): ChangeFeed<'flow'>;
}

export function createChanges(source: FeedSource, viewer: Viewer, visibility: Visibility): Changes {
  const feed = <T extends Topic>(interest: Interest<T>, { after }: Resuming): ChangeFeed<T> =>
    createChangeFeed(source, interest, toCursor(after));
  const may = (scope: Scope) => scopesOf(viewer).includes(scope);

  return {
    inventory: (wanted) => {
      const [isSku, isLocation] = [among(wanted.skus, 'skus'), among(wanted.locationIds, 'locationIds')];
      // An event that names no location may be about any.
      const concerns: Interest<'inventory'>['concerns'] = ({ sku, locations }) =>
        isSku(sku) && (locations.length === 0 || locations.some(({ locationId }) => isLocation(locationId)));
      return feed({ topic: 'inventory', concerns }, wanted);
    },
    price: (wanted) => {
      const isSku = among(wanted.skus, 'skus');
      const concerns: Interest<'price'>['concerns'] = ({ sku, customerId }) =>
        isSku(sku) && (customerId === null || visibility.sees(customerId));
      const keyOf: Interest<'price'>['keyOf'] = ({ sku, customerId }) => `${sku}\n${customerId ?? ''}`;
      return feed({ topic: 'price', concerns, keyOf }, wanted);
    },
    order: (wanted) => {
      const isNumber = among(wanted.orderNumbers, 'orderNumbers');
      const isCustomer = belongsTo(visibility.scope(wanted.customerId, 'customerId'));
      const concerns: Interest<'order'>['concerns'] = ({ orderNumber, customerId }) =>
        isNumber(orderNumber) && isCustomer(customerId);
      return feed({ topic: 'order', concerns }, wanted);
    },
    budget: (wanted) => {
      const isCustomer = belongsTo(visibility.scope(wanted.customerId, 'customerId'));
      return feed({ topic: 'budget', concerns: ({ customerId }) => isCustomer(customerId) }, wanted);
    },
    command: (wanted) => {
      const { id } = wanted;
      visibility.scope(null, 'customerId');
      if (visibility.isStaff && id == null && !may('operate')) {
        throw new GatewayError('FORBIDDEN', 'commandChanged without an id needs the scope operate.', {
          field: 'id',
        });
      }
      const concerns: Interest<'command'>['concerns'] = (command) =>
        (id == null || command.id === id) && visibility.sees(command.customerId);
      return feed({ topic: 'command', concerns }, wanted);
    },
    flow: (wanted) => {
      const isFlow = among(wanted.flows, 'flows');
      const keyOf: Interest<'flow'>['keyOf'] = ({ flow, event, recordKey }) =>
        `${flow}\n${event}\n${recordKey ?? ''}`;
      return feed({ topic: 'flow', concerns: ({ flow }) => isFlow(flow), keyOf }, wanted);
    },
  };
}

/** Whether a value is one of those named, all are where none is named. Case does not matter, as in P21. */
function among(named: Named, argument: string): (value: string) => boolean {
  if (named == null) return () => true;
  requireKeys(named, argument);
  const wanted = new Set(named.map((key) => key.toUpperCase()));
  return (value) => wanted.has(value.toUpperCase());
}

const belongsTo =
  (wanted: string | undefined) =>
  (customerId: string): boolean =>
    wanted === undefined || customerId === wanted;

/** Cursors are short; what is longer is none, and would only be kept and asked for. */
function toCursor(after: string | null | undefined): string | null {
  if (after != null && after.length > 100) throw badInput('after', 'give a cursor as a message named it');
  return after ?? null;
}
