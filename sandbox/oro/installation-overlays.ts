/** What the options of a shop add to or take from its API. */
import { customBatchOverlay, customEntityOverlay } from './metadata/overlay/custom-entities.ts';
import { externalIdOverlay } from './metadata/overlay/external-ids.ts';
import type { Overlay } from './model/overlay.ts';
import type { OroSettings } from './options.ts';
import { webhookOverlay } from './webhooks/webhook-overlay.ts';

export function installationOverlays(settings: OroSettings): readonly Overlay[] {
  const { externalStatusManagement, customEntities, customBatch, version } = settings;
  return [
    externalStatusManagement ? externalStatus : internalStatusOnly,
    ...(customEntities ? [customEntityOverlay] : []),
    ...(customEntities && customBatch ? [customBatchOverlay] : []),
    ...(version === '7.0' ? [webhookOverlay, externalIdOverlay] : []),
  ];
}

const externalStatus: Overlay = {
  orders: { relationships: { status: { onCreate: 'write', onUpdate: 'write' } } },
};

/** Without the setting there is no filter by status either (recordings 6.1/325, 581). */
const internalStatusOnly: Overlay = {
  orders: {
    relationships: { status: { onCreate: 'ignore', onUpdate: 'ignore' } },
    hiddenFilters: ['status'],
  },
};
