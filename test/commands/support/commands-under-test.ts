/** The write-through over a store and the fake ERP, with a clock that only the test moves. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Command, Urgency } from '../../../src/commands/command.ts';
import type { CommandContext } from '../../../src/commands/command-kind.ts';
import { type Commands, createCommands } from '../../../src/commands/create-commands.ts';
import type { DeliveryPolicy } from '../../../src/commands/delivery-policy.ts';
import type { Store } from '../../../src/store/open-store.ts';
import { FakeErp, type NoteInput, noteKind } from './fake-erp.ts';

export const policy: DeliveryPolicy = {
  longestLifeMs: 180_000,
  visibilityMs: 5_000,
  secondLookMs: 1_000,
  attempts: 3,
  repairs: 2,
  lockPatienceMs: 3_600_000,
  firstWaitMs: 500,
  longestWaitMs: 15_000,
};

export class Scene {
  now = Date.parse('2026-03-02T12:00:00Z');
  readonly erp = new FakeErp(() => this.now);
  readonly commands: Commands;
  readonly changes: Command[] = [];

  constructor(store: Store, { isRepairable = true } = {}) {
    this.commands = createCommands({
      store,
      kinds: [noteKind(this.erp, { isRepairable })],
      context: {} as CommandContext,
      policy,
      clock: () => this.now,
      random: () => 0.5,
      randomId: randomUUID,
      randomBytes,
      onChange: (command) => void this.changes.push(command),
      onError: (error) => {
        throw error;
      },
    });
  }

  submit(
    input: Partial<NoteInput>,
    idempotencyKey: string = randomUUID(),
    waitMs = 5_000,
    urgency: Urgency = 'checkout',
  ) {
    return this.commands.desk.submit(
      {
        kind: 'writeNote',
        input: { customer: randomUUID(), lines: ['a', 'b'], ...input },
        idempotencyKey,
        requester: { role: 'back-office', keyId: 'k1' },
        urgency,
      },
      waitMs,
    );
  }

  async accepted(input: Partial<NoteInput>, idempotencyKey?: string): Promise<Command> {
    const { command, userErrors } = await this.submit(input, idempotencyKey);
    if (command === null) throw new Error(JSON.stringify(userErrors));
    return command;
  }

  /** Lets time pass in steps, working whatever comes due. */
  async pass(ms: number, stepMs = 1_000): Promise<void> {
    for (let passed = 0; passed < ms; passed += stepMs) {
      this.now += Math.min(stepMs, ms - passed);
      await this.commands.sweep();
      await this.commands.idle();
    }
  }

  async find({ id }: Command): Promise<Command> {
    const command = await this.commands.operations.find(id);
    if (command === undefined) throw new Error(`no command ${id}`);
    return command;
  }

  /** What of this command is in the ERP. */
  notesOf({ reference }: Command) {
    return this.erp.visible().filter((note) => note.reference === reference);
  }
}
