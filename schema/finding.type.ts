import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Authorized } from './authorized.ts';

export const FindingKind = { FAULT: 'FAULT', INSECURE: 'INSECURE', NOTE: 'NOTE', OK: 'OK' } as const;
export type FindingKind = keyof typeof FindingKind;

registerEnumType(FindingKind, {
  name: 'FindingKind',
  description: 'What an examination found.',
  valuesConfig: {
    FAULT: { description: 'Something the gateway needs is missing or does not answer.' },
    INSECURE: { description: 'The configuration lets in more than it should.' },
    NOTE: { description: 'Something to know that is no fault.' },
    OK: { description: 'All is well.' },
  },
});

@Authorized('admin')
@ObjectType('Finding', { simpleResolvers: true, description: 'What an examination of both systems found.' })
export class Finding {
  @Field(() => FindingKind, { description: 'Whether it is well.' })
  readonly kind: FindingKind;

  @Field(() => String, { description: 'What was looked at.' })
  readonly subject: string;

  @Field(() => String, {
    nullable: true,
    description: 'What is wrong and what mends it, or what is to be known; null when all is well.',
  })
  readonly remedy: string | null;
}
