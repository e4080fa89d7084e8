/** The pages of the console, in the order of the navigation. */
import { type ComponentType, lazy } from 'react';
import { Overview } from '../pages/overview/overview.tsx';

export interface Page {
  readonly name: string;
  readonly title: string;
  /** Scope without which it would be empty. */
  readonly needs: string;
  readonly view: ComponentType;
}

const SyncDesk = lazy(async () => ({ default: (await import('../pages/sync-desk/sync-desk.tsx')).SyncDesk }));

const Migration = lazy(async () => ({
  default: (await import('../pages/migration/migration.tsx')).Migration,
}));
const Reconcile = lazy(async () => ({
  default: (await import('../pages/reconcile/reconcile.tsx')).Reconcile,
}));

const Prices = lazy(async () => ({ default: (await import('../pages/prices/prices.tsx')).Prices }));

const Settings = lazy(async () => ({ default: (await import('../pages/settings/settings.tsx')).Settings }));
const Access = lazy(async () => ({ default: (await import('../pages/access/access.tsx')).Access }));

/** The first page comes with the console; the others when they are opened. */
export const pages: readonly Page[] = [
  { name: 'overview', title: 'Overview', needs: 'operate', view: Overview },
  { name: 'sync-desk', title: 'Sync desk', needs: 'operate', view: SyncDesk },
  { name: 'migration', title: 'Migration', needs: 'operate', view: Migration },
  { name: 'reconcile', title: 'Reconcile', needs: 'operate', view: Reconcile },
  { name: 'prices', title: 'Prices and stock', needs: 'read', view: Prices },
  { name: 'settings', title: 'Settings', needs: 'admin', view: Settings },
  { name: 'access', title: 'Access', needs: 'admin', view: Access },
];
