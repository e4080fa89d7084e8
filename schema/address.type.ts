import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { Instant } from '../src/instant.ts';
import { ErpFact, Node } from './node.type.ts';
import { PostalAddress } from './postal-address.type.ts';

export const AddressKind = { MAILING: 'MAILING', PHYSICAL: 'PHYSICAL', SHIP_TO: 'SHIP_TO' } as const;
export type AddressKind = keyof typeof AddressKind;

registerEnumType(AddressKind, {
  name: 'AddressKind',
  description: 'What P21 uses an address of a customer for.',
  valuesConfig: {
    MAILING: { description: 'Where letters and invoices go.' },
    PHYSICAL: { description: 'Where the customer is.' },
    SHIP_TO: { description: 'Where goods are delivered.' },
  },
});

@ObjectType('Address', {
  simpleResolvers: true,
  implements: [Node, ErpFact],
  description: 'An address of a customer in P21: its mailing or physical address, or one of its ship-tos.',
})
export class Address extends PostalAddress implements Node, ErpFact {
  readonly __typename: 'Address';
  readonly id: string;
  readonly asOf: Instant | null;
  readonly stale: boolean | null;

  @Field(() => AddressKind, { description: 'What the address is used for.' })
  readonly kind: AddressKind;

  @Field(() => ID, {
    description: 'P21 address id: of the ship-to, or the customer id for its own addresses.',
  })
  readonly p21AddressId: string;

  @Field(() => String, { nullable: true, description: 'Phone number on the address in P21.' })
  readonly phone: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address on the address in P21.' })
  readonly email: string | null;

  @Field(() => Boolean, { description: 'False when P21 has marked the address as deleted.' })
  readonly active: boolean;

  @Field(() => String, { nullable: true, description: 'Ship-tos: instructions to the carrier, from P21.' })
  readonly deliveryInstructions: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Ship-tos: whether the order may arrive in parts, from P21.',
  })
  readonly acceptsPartialOrders: boolean | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Ship-tos: tax group of P21 that decides the taxes of a delivery.',
  })
  readonly taxGroupId: string | null;

  @Field(() => ID, { nullable: true, description: 'Ship-tos: location that P21 ships from by preference.' })
  readonly preferredLocationId: string | null;

  /** Not in the graph. */
  readonly customerId: string;
  readonly carrierId: string | null;
  readonly taxable: boolean | null;
}
