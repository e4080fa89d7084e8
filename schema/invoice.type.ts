import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { CalendarDate, Instant } from '../src/instant.ts';
import { Money } from './money.type.ts';
import { ErpFact, Node } from './node.type.ts';
import { PostalAddress } from './postal-address.type.ts';
import { Quantity } from './quantity.type.ts';
import { DateScalar, DateTimeScalar } from './scalars.ts';

export const InvoiceKind = { CREDIT_MEMO: 'CREDIT_MEMO', INVOICE: 'INVOICE', OTHER: 'OTHER' } as const;
export type InvoiceKind = keyof typeof InvoiceKind;

registerEnumType(InvoiceKind, {
  name: 'InvoiceKind',
  description: 'What kind of receivable an invoice of P21 is.',
  valuesConfig: {
    CREDIT_MEMO: { description: 'Money owed to the customer: the total is negative.' },
    INVOICE: { description: 'An ordinary invoice (type IN).' },
    OTHER: { description: 'Any other type of the P21 tenant.' },
  },
});

export const InvoiceStatus = { OPEN: 'OPEN', PAID: 'PAID', PARTIALLY_PAID: 'PARTIALLY_PAID' } as const;
export type InvoiceStatus = keyof typeof InvoiceStatus;

registerEnumType(InvoiceStatus, {
  name: 'InvoiceStatus',
  description: 'Whether an invoice is paid; derived from the amounts and the paid-in-full mark of P21.',
  valuesConfig: {
    OPEN: { description: 'Nothing has been paid.' },
    PAID: { description: 'Marked as paid in full, or nothing is open.' },
    PARTIALLY_PAID: { description: 'A part has been paid, discounted or allowed.' },
  },
});

@ObjectType('InvoiceLine', { simpleResolvers: true, description: 'A line of an invoice in P21.' })
export class InvoiceLine {
  @Field(() => Int, { description: 'Number of the line in the invoice.' })
  readonly lineNumber: number;

  @Field(() => String, {
    nullable: true,
    description: 'SKU as invoiced; null for lines without an item, such as tax.',
  })
  readonly sku: string | null;

  @Field(() => String, { nullable: true, description: 'Text of the line.' })
  readonly description: string | null;

  @Field(() => String, { nullable: true, description: "The customer's own part number." })
  readonly customerPartNumber: string | null;

  @Field(() => Quantity, {
    nullable: true,
    description: 'What was shipped and is invoiced, as P21 writes it on the invoice.',
  })
  readonly shipped: Quantity | null;

  @Field(() => Quantity, {
    nullable: true,
    description: 'The quantity the price is multiplied with, in the pricing unit.',
  })
  readonly priced: Quantity | null;

  @Field(() => Money, { nullable: true, description: 'Price of one pricing unit.' })
  readonly pricingUnitPrice: Money | null;

  @Field(() => Money, { nullable: true, description: 'Price of the line.' })
  readonly extendedPrice: Money | null;

  @Field(() => Boolean, { description: 'Whether the line is a charge and not goods.' })
  readonly isCharge: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Budget code the line was bought on, for information.',
  })
  readonly budgetCode: string | null;

  @Field(() => Int, { nullable: true, description: 'Number of the order line it invoices.' })
  readonly orderLineNumber: number | null;

  /** Not in the graph. */
  readonly itemUid: number | null;
}

@ObjectType('Receipt', {
  simpleResolvers: true,
  description: 'A payment as far as P21 applied it to one invoice.',
})
export class Receipt {
  @Field(() => ID, { description: 'P21 receipt number.' })
  readonly receiptNumber: string;

  @Field(() => DateScalar, { nullable: true, description: 'Day the money was received.' })
  readonly receivedOn: CalendarDate | null;

  @Field(() => Money, { description: 'What was paid on the invoice.' })
  readonly amount: Money;

  @Field(() => Money, { description: 'Discount taken for early payment.' })
  readonly termsTaken: Money;

  @Field(() => Money, { description: 'Difference that was allowed.' })
  readonly allowed: Money;

  @Field(() => Boolean, { description: 'Whether the payment was taken back.' })
  readonly reversed: boolean;

  @Field(() => String, { nullable: true, description: 'Text of the payment.' })
  readonly description: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the check, where one was used.' })
  readonly checkNumber: string | null;
}

@ObjectType('Invoice', {
  simpleResolvers: true,
  implements: [Node, ErpFact],
  description: 'What a customer owes for a shipment, or is owed: an invoice or credit memo of P21.',
})
export class Invoice implements Node, ErpFact {
  readonly __typename: 'Invoice';
  readonly id: string;
  readonly asOf: Instant | null;
  readonly stale: boolean | null;

  @Field(() => ID, { description: 'P21 invoice number.' })
  readonly invoiceNumber: string;

  @Field(() => InvoiceKind, { nullable: true, description: 'Invoice, credit memo or something else.' })
  readonly kind: InvoiceKind | null;

  @Field(() => InvoiceStatus, { nullable: true, description: 'Whether it is paid.' })
  readonly status: InvoiceStatus | null;

  @Field(() => ID, { nullable: true, description: 'P21 number of the order it invoices.' })
  readonly orderNumber: string | null;

  @Field(() => String, { nullable: true, description: "The customer's purchase order number." })
  readonly poNumber: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day of the invoice.' })
  readonly invoicedOn: CalendarDate | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day the whole amount is due; invoices age by it.',
  })
  readonly dueOn: CalendarDate | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day for the discount of the terms.' })
  readonly discountUntil: CalendarDate | null;

  @Field(() => String, { nullable: true, description: 'Payment terms as written on the invoice.' })
  readonly terms: string | null;

  @Field(() => Money, { nullable: true, description: 'What was invoiced; negative on credit memos.' })
  readonly total: Money | null;

  @Field(() => Money, { nullable: true, description: 'What has been paid.' })
  readonly paid: Money | null;

  @Field(() => Money, { nullable: true, description: 'Discount taken and differences allowed.' })
  readonly deducted: Money | null;

  @Field(() => Money, {
    nullable: true,
    description: 'What is still owed: total less paid, discount taken, allowed, memo and bad debt amounts.',
  })
  readonly open: Money | null;

  @Field(() => Money, { nullable: true, description: 'Freight in the total.' })
  readonly freight: Money | null;

  @Field(() => Money, { nullable: true, description: 'Tax in the total.' })
  readonly tax: Money | null;

  @Field(() => Money, { nullable: true, description: 'Other charges in the total.' })
  readonly otherCharges: Money | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the customer disputes it.' })
  readonly disputed: boolean | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day it was paid in full.' })
  readonly paidOn: CalendarDate | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day the goods left.' })
  readonly shippedOn: CalendarDate | null;

  @Field(() => String, { nullable: true, description: 'Name of the carrier as written on the invoice.' })
  readonly carrierName: string | null;

  @Field(() => PostalAddress, { nullable: true, description: 'Who is billed, as written on the invoice.' })
  readonly billTo: PostalAddress | null;

  @Field(() => PostalAddress, {
    nullable: true,
    description: 'Where the goods went, as written on the invoice.',
  })
  readonly shipTo: PostalAddress | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Last change of the invoice in P21.' })
  readonly modifiedAt: Instant | null;

  /** Not in the graph. */
  readonly customerId: string;
}
