/**
 * The state machine against an oracle: whatever the ERP answers, however late it commits and wherever the worker dies,
 * nothing is written twice, nothing is lost, and what ends is as it says.
 */

import { describe, expect, it } from 'vitest';
import { type Command, isOpen } from '../../src/commands/command.ts';
import type { DifferentProof, Json, Proof } from '../../src/commands/command-kind.ts';
import { type Change, nextStep, type Outcome, onLeaving, onOutcome } from '../../src/commands/transition.ts';
import { WriteFailure } from '../../src/commands/write-failure.ts';
import { fc } from '../support/fast-check.ts';
import { policy } from './support/commands-under-test.ts';
import { FakeErp, type Manner, noteKind } from './support/fake-erp.ts';

const reference = 'R1';
const input = { customer: '1', lines: ['a', 'b'] };

const fresh = (now: number): Command => ({
  id: '1',
  sequence: 1,
  kind: 'writeNote',
  lane: 'customer:1',
  urgency: 'checkout',
  payload: input,
  requester: { role: 'sync', keyId: 'k' },
  customerId: '1',
  reference,
  state: 'RECEIVED',
  isChecked: false,
  attempts: 0,
  repairs: 0,
  waits: 0,
  settlesAt: null,
  dueAt: new Date(now).toISOString(),
  receipt: null,
  written: null,
  userErrors: [],
  reason: null,
  acceptedAt: new Date(now).toISOString(),
  settledAt: null,
});

/** Where the worker dies in a step: before it leaves, after it was stored as under way, after the ERP had it. */
type Death = 'none' | 'before' | 'under way' | 'unrecorded';

interface Turn {
  readonly death: Death;
  readonly isAway: boolean;
  /** Time that passes beyond what the command waits for. */
  readonly passesMs: number;
}

class World {
  now = Date.parse('2026-03-02T12:00:00Z');
  command: Command = fresh(this.now);
  readonly erp = new FakeErp(() => this.now);
  /** Whole documents that left while the ERP had one, or could still get one. */
  doubled = 0;
  repair: DifferentProof<Json> | undefined;

  constructor(
    readonly isRepairable: boolean,
    lateMs: number,
  ) {
    this.erp.lateMs = lateMs;
  }

  store(change: Change): void {
    this.command = { ...this.command, ...change };
  }

  async take({ death, isAway, passesMs }: Turn): Promise<void> {
    this.now = Math.max(this.now, Date.parse(this.command.dueAt)) + passesMs;
    this.erp.isAway = isAway;
    const step = this.repair === undefined ? nextStep(this.command) : 'REPAIR';
    if (death === 'before') return this.die();
    if (step === 'SEND' || step === 'REPAIR') this.store(onLeaving(this.command, step, this.at()));
    if (death === 'under way') return this.die();
    const outcome = await this.outcomeOf(step);
    if (death === 'unrecorded') return this.die();
    const { change, repair } = onOutcome(this.command, outcome, this.at());
    this.store(change);
    this.repair = repair;
  }

  /** The next worker takes over some time later and knows only what was stored. */
  die(): void {
    this.repair = undefined;
    this.now += 30_000;
  }

  at() {
    return { now: this.now, policy, random: () => 0.5 };
  }

  async outcomeOf(step: 'CHECK' | 'SEND' | 'PROVE' | 'REPAIR'): Promise<Outcome> {
    const kind = noteKind(this.erp, { isRepairable: this.isRepairable });
    if (step === 'SEND' || step === 'REPAIR') return this.write(step);
    try {
      if (step === 'CHECK') return { of: 'CHECK', validation: await kind.validate(input, {} as never) };
      const proof: Proof<Json> = await kind.prove(input, reference, this.command.receipt, {} as never);
      return { of: 'PROVE', proof, askedAt: this.now };
    } catch {
      return { of: step, unanswered: 'away', mayHelpLater: true };
    }
  }

  write(of: 'SEND' | 'REPAIR'): Outcome {
    if (of === 'SEND' && this.erp.notes.length > 0) this.doubled += 1;
    try {
      const receipt = of === 'SEND' ? this.erp.write(reference, input) : this.erp.repair(reference, input);
      return { of, receipt };
    } catch (failure) {
      if (failure instanceof WriteFailure) return { of, failure };
      throw failure;
    }
  }
}

const manners: fc.Arbitrary<Manner[]> = fc.array(
  fc.constantFrom<Manner>(
    'write',
    'refuse',
    'locked',
    'down',
    'fail before',
    'fail after',
    'lose answer',
    'lose request',
    'commit late',
    'drop a line',
    'say yes only',
  ),
  { maxLength: 8 },
);

const turns: fc.Arbitrary<Turn[]> = fc.array(
  fc.record({
    death: fc.constantFrom<Death>('none', 'none', 'none', 'before', 'under way', 'unrecorded'),
    isAway: fc.boolean(),
    passesMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 400_000 })),
  }),
  { maxLength: 30 },
);

const calm: Turn = { death: 'none', isAway: false, passesMs: 0 };

const hasWhole = ({ erp }: World): boolean => erp.visible()[0]?.lines.join() === input.lines.join();

/** What each end means for what the ERP holds. */
function expectTruth(world: World): void {
  const { command, erp } = world;
  expect(world.doubled).toBe(0);
  expect(erp.notes.length).toBeLessThanOrEqual(1);
  switch (command.state) {
    case 'CONFIRMED':
      expect(hasWhole(world)).toBe(true);
      break;
    case 'REJECTED':
      expect(erp.notes).toEqual([]);
      expect(command.userErrors).not.toEqual([]);
      break;
    case 'PARKED':
      expect(command.reason?.detail).toBeTruthy();
      break;
    default:
      throw new Error(`ended as ${command.state}`);
  }
}

describe('the state machine of a command', () => {
  it('ends, writes once at most, and says the truth, whatever happens', async () => {
    const lateMs = fc.integer({ min: 0, max: policy.longestLifeMs - 1 });
    await fc.assert(
      fc.asyncProperty(manners, turns, fc.boolean(), lateMs, async (given, taken, isRepairable, late) => {
        const world = new World(isRepairable, late);
        world.erp.manners.push(...given);
        for (const turn of taken) {
          if (!isOpen(world.command.state)) break;
          await world.take(turn);
        }
        for (let left = 200; left > 0 && isOpen(world.command.state); left -= 1) await world.take(calm);
        expectTruth(world);
      }),
      { numRuns: 3_000 },
    );
  });

  it('is delivered in the end when the ERP only ever fails for a time', async () => {
    const passing = fc.array(
      fc.constantFrom<Manner>('locked', 'down', 'lose answer', 'fail after', 'commit late'),
      {
        maxLength: 2,
      },
    );
    await fc.assert(
      fc.asyncProperty(passing, turns, async (given, taken) => {
        const world = new World(true, 60_000);
        world.erp.manners.push(...given);
        const survivable = taken.filter(({ death }) => death === 'none' || death === 'before');
        for (const turn of survivable)
          if (isOpen(world.command.state)) await world.take({ ...turn, passesMs: 0 });
        for (let left = 200; left > 0 && isOpen(world.command.state); left -= 1) await world.take(calm);
        expect(world.command.state).toBe('CONFIRMED');
        expectTruth(world);
      }),
      { numRuns: 1_000 },
    );
  });
});
