/** Values several families of the range share. */
import type { Pack } from './item-family.ts';

export const inches = ['14=1/4', '516=5/16', '38=3/8', '716=7/16', '12=1/2', '58=5/8', '34=3/4', '1=1'];

export const lengths = [
  '050=1/2',
  '075=3/4',
  '100=1',
  '125=1-1/4',
  '150=1-1/2',
  '200=2',
  '250=2-1/2',
  '300=3',
  '400=4',
  '600=6',
];

export const pipeSizes = ['050=1/2', '075=3/4', '100=1', '125=1-1/4', '150=1-1/2', '200=2', '300=3', '400=4'];

export const finishes = ['Z=ZINC', 'HDG=GALV', 'BK=BLACK', 'SS=18-8 SS', '316=316 SS'];

export const gauges = ['14', '12', '10', '8', '6', '4', '2', '1/0', '2/0', '3/0', '4/0'];

export const colours = ['BLK', 'WHT', 'RED', 'BLU', 'GRN', 'YEL', 'ORG', 'BRN', 'GRY'];

export const amps = ['15', '20', '25', '30', '40', '50', '60', '70', '80', '90', '100'];

export const glove = ['S', 'M', 'L', 'XL', '2XL'];

export const boxOf = (size: number, caseSize: number): Pack[] => [
  { unit: 'BX', size },
  { unit: 'CS', size: caseSize },
];
