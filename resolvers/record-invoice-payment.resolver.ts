import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { Authorized } from '../schema/authorized.ts';
import { Invoice } from '../schema/invoice.type.ts';
import { RecordInvoicePaymentInput } from '../schema/record-invoice-payment.input.ts';
import {
  RecordInvoicePaymentPayload,
  RecordInvoicePaymentsPayload,
} from '../schema/record-invoice-payment.type.ts';
import { SubmitArgs, SubmitManyArgs } from '../schema/submit.args.ts';
import type { RequestContext } from '../src/context.ts';
import { toCommandInput } from './command-input.ts';

@Resolver(() => RecordInvoicePaymentPayload)
export class RecordInvoicePaymentResolver {
  @Authorized('write:payments')
  @Mutation(() => RecordInvoicePaymentPayload, {
    description: 'Records a payment of a customer in P21 and applies it to invoices, once.',
  })
  recordInvoicePayment(
    @Arg('input', () => RecordInvoicePaymentInput, { description: 'The payment.' })
    input: RecordInvoicePaymentInput,
    @Args(() => SubmitArgs) terms: SubmitArgs,
    @Ctx() context: RequestContext,
  ) {
    return context.commands.submit('recordInvoicePayment', toCommandInput(input, context), terms);
  }

  @Authorized('write:payments')
  @Mutation(() => RecordInvoicePaymentsPayload, { description: 'Records payments, 1 to 500 at once.' })
  async recordInvoicePayments(
    @Arg('inputs', () => [RecordInvoicePaymentInput], { description: 'The payments.' })
    inputs: RecordInvoicePaymentInput[],
    @Args(() => SubmitManyArgs) terms: SubmitManyArgs,
    @Ctx() context: RequestContext,
  ) {
    const rows = inputs.map((input) => toCommandInput(input, context));
    return { results: await context.commands.submitAll('recordInvoicePayment', rows, terms) };
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description: 'P21 number of the payment; null while it is not known to be there.',
  })
  paymentNumber(@Root() { command }: RecordInvoicePaymentPayload) {
    return writtenIn(command?.written).paymentNumber ?? null;
  }

  @FieldResolver(() => [Invoice], {
    nullable: true,
    description: 'The invoices as P21 holds them now; null while the payment is not known to be there.',
  })
  async invoices(@Root() { command }: RecordInvoicePaymentPayload, @Ctx() { loaders }: RequestContext) {
    const { invoiceNumbers } = writtenIn(command?.written);
    if (invoiceNumbers === undefined) return null;
    const invoices = await Promise.all(invoiceNumbers.map((number) => loaders.invoices.byNumber(number)));
    return invoices.filter((invoice) => invoice !== null);
  }
}

interface Written {
  readonly paymentNumber?: string;
  readonly invoiceNumbers?: readonly string[];
}

const writtenIn = (written: unknown): Written => (written ?? {}) as Written;
