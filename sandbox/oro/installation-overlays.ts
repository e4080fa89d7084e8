/** What the options of a shop add to or take from its API. */
import type { Overlay } from './model/overlay.ts';
import type { OroSettings } from './options.ts';

export function installationOverlays({ externalStatusManagement }: OroSettings): readonly Overlay[] {
  return [externalStatusManagement ? externalStatus : internalStatusOnly];
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
