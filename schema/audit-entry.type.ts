import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { Instant } from '../src/instant.ts';
import { Authorized } from './authorized.ts';
import { DateTimeScalar, JsonScalar } from './scalars.ts';

@Authorized('admin')
@ObjectType('AuditEntry', {
  simpleResolvers: true,
  description: 'Something somebody did or tried. Holds ids, never secrets, names or e-mails.',
})
export class AuditEntry {
  @Field(() => ID, { description: 'Identity of the entry.' })
  readonly id: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  readonly at: Instant;

  @Field(() => String, { description: 'What, e.g. "MUTATION", "DENIED", "SIGN_IN_REFUSED", "KEY_CREATED".' })
  readonly action: string;

  @Field(() => String, {
    nullable: true,
    description: 'Key or token that did it; null when nobody is known.',
  })
  readonly actor: string | null;

  @Field(() => String, { nullable: true, description: 'Role of that key or token.' })
  readonly role: string | null;

  @Field(() => String, { nullable: true, description: 'Address it came from.' })
  readonly address: string | null;

  @Field(() => String, { nullable: true, description: 'Field, key or setting it was about.' })
  readonly subject: string | null;

  @Field(() => String, { description: '"OK" or the code of the error.' })
  readonly outcome: string;

  @Field(() => JsonScalar, { description: 'Particulars, whatever the action has.' })
  readonly detail: unknown;
}

@InputType('AuditFilter', { description: 'Which entries; all conditions must hold.' })
export class AuditFilter {
  @Field(() => String, { nullable: true, description: 'Only of this action.' })
  readonly action?: string | null;

  @Field(() => String, { nullable: true, description: 'Only by this key or token.' })
  readonly actor?: string | null;

  @Field(() => String, { nullable: true, description: 'Part of the subject, whatever the case.' })
  readonly subject?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'At or after this moment.' })
  readonly since?: Instant | null;
}
