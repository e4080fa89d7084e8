/** Payloads of mutations: the receipt, what is wrong with the input, and what P21 holds now. */
import { type ClassType, Field, ObjectType } from 'type-graphql';
import { Command } from './command.type.ts';
import { UserError } from './user-error.type.ts';

export interface Payload {
  readonly command: Command | null;
  readonly userErrors: readonly UserError[];
}

/** Declares `<name>Payload`; its resolver adds the object that was written. `what`: "the order". */
export function payloadOf(name: string, what: string): ClassType<Payload> {
  @ObjectType(`${name}Payload`, { simpleResolvers: true, description: `What became of ${what}.` })
  class MutationPayload implements Payload {
    @Field(() => Command, {
      nullable: true,
      description: 'The receipt, by which it can be followed; null when the input was refused.',
    })
    readonly command: Command | null;

    @Field(() => [UserError], { description: 'Why the input was refused; empty when it was accepted.' })
    readonly userErrors: readonly UserError[];
  }
  return MutationPayload;
}

/** Declares `<name>Payload` of a mutation over many: one result a row, in order. */
export function bulkPayloadOf<T extends object>(
  name: string,
  what: string,
  row: () => ClassType<T>,
): ClassType<{ readonly results: readonly T[] }> {
  @ObjectType(`${name}Payload`, { simpleResolvers: true, description: `What became of ${what}.` })
  class BulkPayload {
    @Field(() => [row()], { description: 'One result for each row, in the order given.' })
    readonly results: readonly T[];
  }
  return BulkPayload;
}
