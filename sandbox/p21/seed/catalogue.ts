/** The range: every family of items the distributor sells. */
import { electrical } from './catalogue-electrical.ts';
import { fasteners } from './catalogue-fasteners.ts';
import { industrial } from './catalogue-industrial.ts';
import { plumbing } from './catalogue-plumbing.ts';
import type { ItemFamily } from './item-family.ts';

export const families: readonly ItemFamily[] = [...fasteners, ...electrical, ...plumbing, ...industrial];
