/** Plays a session against a sandbox and says of each recording whether the answers agree. */
import type { OroSandbox } from '../../../sandbox/oro/server.ts';
import { type Comparison, differences, isSameButIdentifiers, translate } from './difference.ts';
import { type Answer, send } from './http.ts';
import {
  type Json,
  numberOf,
  type RecordedRequest,
  type RecordedResponse,
  type Recording,
} from './recording.ts';
import type { ReplayClock } from './replay-clock.ts';

/** Compared whether they are recorded or not. The recorder did not keep Content-Location. */
const watched = [
  'Content-Type',
  'Location',
  'Allow',
  'WWW-Authenticate',
  'X-Include-Total-Count',
  'X-Include-Deleted-Count',
] as const;

/** What a session knows beyond its recordings. */
export interface SessionScript {
  /** Calls between the recordings that changed state and were not recorded, by the number of the recording they precede. */
  readonly before: ReadonlyMap<number, (play: Player) => Promise<void> | void>;
  /** The request with its redacted secrets back in place. */
  complete(recording: Recording, request: RecordedRequest, play: Player): Promise<RecordedRequest>;
  /** Moves the batches along, to where the recorded answer met them. */
  settle(recording: Recording, play: Player): Promise<void> | void;
  /** Moves what a call waits for (synchronous batches); called again and again while it is open. */
  pump(): void;
  /** Plays calls that were made at once; their requests were not recorded. */
  race?(recording: Recording, play: Player): Promise<readonly Answer[]>;
}

export interface Outcome {
  readonly name: string;
  readonly faults: readonly string[];
}

export class Player {
  readonly sandbox: OroSandbox;
  readonly clock: ReplayClock;
  readonly comparison: Comparison;
  readonly #script: SessionScript;

  constructor(sandbox: OroSandbox, clock: ReplayClock, script: SessionScript, added: readonly string[] = []) {
    this.sandbox = sandbox;
    this.clock = clock;
    this.comparison = { identifiers: new Map(), startMs: clock.startMs, added: new Set(added) };
    this.#script = script;
  }

  async playAll(recordings: readonly Recording[]): Promise<readonly Outcome[]> {
    const outcomes: Outcome[] = [];
    for (const recording of recordings)
      outcomes.push({ name: recording.name, faults: await this.#play(recording) });
    return outcomes;
  }

  /** A call that is not compared. */
  call(request: RecordedRequest): Promise<Answer> {
    return send(this.sandbox.url, request);
  }

  async #play(recording: Recording): Promise<string[]> {
    await this.#script.before.get(numberOf(recording))?.(this);
    const { request, response } = recording;
    if (!request || !response)
      return raceFaults(recording, (await this.#script.race?.(recording, this)) ?? []);
    this.clock.moveTo(response.body);
    await this.#script.settle(recording, this);
    const complete = await this.#script.complete(recording, this.#translated(request), this);
    const isSync = complete.headers['X-Mode'] === 'sync';
    const answer = await (isSync ? this.#pumped(complete) : this.call(complete));
    return faultsOf(response, answer, this.comparison);
  }

  async #pumped(request: RecordedRequest): Promise<Answer> {
    const state = { open: true };
    const call = this.call(request).finally(() => {
      state.open = false;
    });
    while (state.open) {
      this.#script.pump();
      await new Promise(setImmediate);
    }
    return call;
  }

  /** A call whose refusal is expected; it may use up an operation's id. */
  async refused(request: RecordedRequest): Promise<void> {
    await this.#pumped(request);
  }

  #translated(request: RecordedRequest): RecordedRequest {
    return JSON.parse(translate(JSON.stringify(request), this.comparison.identifiers)) as RecordedRequest;
  }
}

function faultsOf(recorded: RecordedResponse, actual: Answer, comparison: Comparison): string[] {
  const status = recorded.status === actual.status ? [] : [`status: ${recorded.status} | ${actual.status}`];
  const names = new Set<string>([...watched, ...Object.keys(recorded.headers)]);
  const headers = [...names].flatMap((name) =>
    headerFaults(name, recorded.headers[name], actual.headers[name], comparison),
  );
  return [...status, ...headers, ...differences(recorded.body, actual.body, comparison)];
}

function headerFaults(
  name: string,
  recorded: string | undefined,
  actual: string | undefined,
  { identifiers }: Comparison,
): string[] {
  if (recorded === actual) return [];
  const same =
    recorded !== undefined && actual !== undefined && isSameButIdentifiers(recorded, actual, identifiers);
  return same ? [] : [`${name}: ${recorded} | ${actual}`];
}

/** One winner is a rule; how many of several get through is chance. */
const isAsMany = (recorded: number, actual: number): boolean =>
  recorded > 1 ? actual > 1 : actual === recorded;

/**
 * A race has one winner, or several, but never the same ones twice. What can be demanded: every answer is of a kind the
 * real shop gave, and as many succeeded as the shop lets succeed.
 */
function raceFaults({ responses = [] }: Recording, answers: readonly Answer[]): string[] {
  const kind = (status: number, body: Json) => (status < 300 ? String(status) : JSON.stringify(body));
  const kinds = new Set(responses.map(({ status, body }) => kind(status, body)));
  const strange = answers.filter(({ status, body }) => !kinds.has(kind(status, body)));
  const counts = (list: readonly { status: number }[]) => list.filter(({ status }) => status < 300).length;
  return [
    ...(answers.length === responses.length ? [] : [`calls: ${responses.length} | ${answers.length}`]),
    ...strange.map(({ status, body }) => `unseen answer: ${status} ${JSON.stringify(body)}`),
    ...(isAsMany(counts(responses), counts(answers))
      ? []
      : [`successes: ${counts(responses)} | ${counts(answers)}`]),
  ];
}
