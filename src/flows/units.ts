/** Units of measure of P21 in the words of the shop, as the configuration translates them. */
import type { FlowSettings } from '../config/flow-settings.ts';

export type UnitSettings = Pick<FlowSettings, 'unitCodes' | 'unitPrecisions'>;

/** The shop's unit for one of P21's: the one listed, else the same in small letters. */
export const toShopUnit = ({ unitCodes }: UnitSettings, unit: string): string =>
  unitCodes[unit] ?? unit.toLowerCase();

/** P21's unit for one of the shop's. */
export const toP21Unit = ({ unitCodes }: UnitSettings, unit: string): string =>
  Object.keys(unitCodes).find((code) => unitCodes[code] === unit) ?? unit.toUpperCase();

/** Digits after the point of a quantity in this unit of P21. */
export const precisionOf = ({ unitPrecisions }: UnitSettings, unit: string): number =>
  unitPrecisions[unit] ?? 0;
