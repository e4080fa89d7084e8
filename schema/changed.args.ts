/** What each subscription may be about. */
import { ArgsType, Field, ID } from 'type-graphql';

@ArgsType()
export abstract class ResumeArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'Cursor of the last message received: what was missed since comes first. From now on when left out.',
  })
  readonly after?: string | null;
}

@ArgsType()
export class InventoryChangedArgs extends ResumeArgs {
  @Field(() => [String], {
    nullable: true,
    description: 'Only these SKUs, 1 to 100; all when left out. Case does not matter.',
  })
  readonly skus?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Only these P21 locations, 1 to 100; all when left out.',
  })
  readonly locationIds?: string[] | null;
}

@ArgsType()
export class PriceChangedArgs extends ResumeArgs {
  @Field(() => [String], {
    nullable: true,
    description: 'Only these SKUs, 1 to 100; all when left out. Case does not matter.',
  })
  readonly skus?: string[] | null;
}

@ArgsType()
export class OrderChangedArgs extends ResumeArgs {
  @Field(() => ID, {
    nullable: true,
    description:
      'Only orders of this customer: P21 customer id or global id. A storefront key hears of its own only.',
  })
  readonly customerId?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Only these P21 order numbers, 1 to 100; all when left out.',
  })
  readonly orderNumbers?: string[] | null;
}

@ArgsType()
export class BudgetChangedArgs extends ResumeArgs {
  @Field(() => ID, {
    nullable: true,
    description:
      'Only budgets of this customer: P21 customer id or global id. A storefront key hears of its own only.',
  })
  readonly customerId?: string | null;
}

@ArgsType()
export class CommandChangedArgs extends ResumeArgs {
  @Field(() => ID, {
    nullable: true,
    description:
      'Only this command; all that are visible when left out, which staff need the scope `operate` for.',
  })
  readonly id?: string | null;
}

@ArgsType()
export class FlowActivityArgs extends ResumeArgs {
  @Field(() => [String], {
    nullable: true,
    description: 'Only these flows, 1 to 100; all when left out.',
  })
  readonly flows?: string[] | null;
}
