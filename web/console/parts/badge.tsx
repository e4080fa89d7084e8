import type { ReactNode } from 'react';

/** How something stands: "idle" says nothing either way. */
export type Tone = 'good' | 'warn' | 'bad' | 'idle' | 'busy';

export const Badge = ({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) => (
  <span className={`badge ${tone}`}>{children}</span>
);

/** A dot beside words that say the same: colour alone tells nobody anything. */
export const Dot = ({ tone }: { readonly tone: Tone }) => (
  <span className={`dot ${tone}`} aria-hidden="true" />
);
