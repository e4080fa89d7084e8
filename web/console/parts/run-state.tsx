import type { FlowRunState } from '../generated/operations.ts';
import { Badge, type Tone } from './badge.tsx';
import { toWords } from './format.ts';

const tones: Readonly<Record<FlowRunState, Tone>> = {
  WAITING: 'idle',
  RUNNING: 'busy',
  PAUSED: 'warn',
  DONE: 'good',
  FAILED: 'bad',
  CANCELLED: 'idle',
};

export const RunState = ({ state }: { readonly state: FlowRunState }) => (
  <Badge tone={tones[state]}>{toWords(state)}</Badge>
);
