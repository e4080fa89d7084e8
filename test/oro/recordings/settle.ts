/** Brings batches to where the recorded answer met them. */
import type { Recording } from './recording.ts';
import type { Player } from './replay.ts';
import type { StepScheduler } from './step-scheduler.ts';
import { asMap } from './token-purse.ts';

/** Polls met the operation in the state they show; every other call came after its batch was done. */
export function settle(recording: Recording, play: Player, scheduler: StepScheduler): void {
  const [, id] = /^\/admin\/api\/asyncoperations\/(\d+)$/.exec(recording.request?.url ?? '') ?? [];
  const body = recording.response?.body;
  const wanted = id === undefined ? undefined : asMap(asMap(asMap(body).data).attributes);
  if (!wanted || wanted.status === 'success' || wanted.status === 'failed') {
    scheduler.drain();
    return;
  }
  const current = () => play.sandbox.store.get('asyncoperations', id ?? '')?.values ?? {};
  const isThere = () => current().status === wanted.status && current().progress === wanted.progress;
  for (let steps = 0; !isThere() && steps < 20 && scheduler.step(); steps += 1);
}
