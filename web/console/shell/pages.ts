/** The pages of the console, in the order of the navigation. */
import { type ComponentType } from 'react';
import { Overview } from '../pages/overview/overview.tsx';

export interface Page {
  readonly name: string;
  readonly title: string;
  /** Scope without which it would be empty. */
  readonly needs: string;
  readonly view: ComponentType;
}

/** The first page comes with the console; the others when they are opened. */
export const pages: readonly Page[] = [
  { name: 'overview', title: 'Overview', needs: 'operate', view: Overview },
];
