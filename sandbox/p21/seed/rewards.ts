/**
 * Reward programs: points or co-op money for goods of certain product groups, earned when an invoice is made or paid
 * (p21-api 7.8). Assumption: the tables' columns; see database/supplement.ts.
 */
import Big from 'big.js';
import type { Row } from '../database/row.ts';
import { amount } from '../pricing/amounts.ts';
import { rowStatus } from '../pricing/price-codes.ts';
import type { SeededCustomer } from './customers.ts';
import type { Random } from './random.ts';
import { historyDays, type SeedSite } from './seed-site.ts';

interface Program {
  readonly id: string;
  readonly description: string;
  readonly type: 'POINTS' | 'COOP';
  readonly earnedWhen: 'INVOICE' | 'PAID';
  readonly perDollar: number;
  readonly minimum: number;
  /** Empty: all groups. */
  readonly groups: readonly string[];
  readonly registration: boolean;
}

const programs: readonly Program[] = [
  {
    id: 'SAFETY-POINTS',
    description: 'Points on safety products',
    type: 'POINTS',
    earnedWhen: 'PAID',
    perDollar: 2,
    minimum: 0,
    groups: ['GLOVE', 'PPE'],
    registration: false,
  },
  {
    id: 'PRO-POINTS',
    description: 'One point for every dollar',
    type: 'POINTS',
    earnedWhen: 'INVOICE',
    perDollar: 1,
    minimum: 100,
    groups: [],
    registration: true,
  },
  {
    id: 'COOP-FASTENERS',
    description: '3 % co-op money on fasteners',
    type: 'COOP',
    earnedWhen: 'PAID',
    perDollar: 0.03,
    minimum: 250,
    groups: ['FASTHEX', 'FASTWSH', 'FASTNUT', 'ANCHOR'],
    registration: true,
  },
];

export const seedRewards = (site: SeedSite, customers: readonly SeededCustomer[]): void => {
  const random = site.random('rewards');
  for (const program of programs) {
    const uid = insertProgram(site, program);
    const members = customers.filter(() => !program.registration || random.chance(0.25));
    if (program.registration) for (const member of members) register(site, random, uid, member);
    for (const { customerId } of members) accrue(site, random, program, uid, customerId);
  }
};

const insertProgram = (site: SeedSite, program: Program): number => {
  const uid = site.database.nextNumber('rewards_program_uid');
  site.insert('rewards_program', {
    rewards_program_uid: uid,
    company_id: site.companyId,
    rewards_program_id: program.id,
    rewards_program_desc: program.description,
    reward_type: program.type,
    earn_event: program.earnedWhen,
    points_per_dollar: program.perDollar,
    minimum_level: program.minimum,
    registration_required_flag: program.registration ? 'Y' : 'N',
    effective_date: site.dayAgo(historyDays),
    expiration_date: site.dayAgo(-365),
    row_status_flag: rowStatus.active,
  });
  for (const product_group_id of program.groups)
    site.insertNumbered('product_group_x_rewards_program', 'product_group_x_rewards_program_uid', {
      rewards_program_uid: uid,
      company_id: site.companyId,
      product_group_id,
      row_status_flag: rowStatus.active,
    });
  return uid;
};

const register = (
  site: SeedSite,
  random: Random,
  programUid: number,
  { customerId }: SeededCustomer,
): void => {
  site.insertNumbered('rewards_program_entry_form', 'rewards_program_entry_form_uid', {
    rewards_program_uid: programUid,
    company_id: site.companyId,
    customer_id: customerId,
    entry_date: site.dayAgo(random.integer(30, historyDays)),
    row_status_flag: rowStatus.active,
  });
};

/** One row for each invoice that counts; every now and then somebody redeems half of what there is. */
const accrue = (
  site: SeedSite,
  random: Random,
  program: Program,
  programUid: number,
  customerId: number,
): void => {
  let balance = new Big(0);
  for (const invoice of site.database.table('invoice_hdr').find('customer_id_number', customerId)) {
    const earned = earnedOn(site, program, invoice);
    if (earned.lte(0)) continue;
    balance = balance.plus(earned);
    const redeemed =
      program.type === 'POINTS' && random.chance(0.1) ? balance.div(2).round(0, Big.roundDown) : new Big(0);
    balance = balance.minus(redeemed);
    insertClaim(site, program, programUid, invoice, earned, redeemed);
  }
};

const earnedOn = (site: SeedSite, program: Program, invoice: Row): Big => {
  const counts = program.earnedWhen === 'INVOICE' || invoice.paid_in_full_flag === 'Y';
  if (!counts || invoice.invoice_type !== 'IN') return new Big(0);
  const dollars = site.database
    .table('invoice_line')
    .find('invoice_no', invoice.invoice_no ?? null)
    .filter((line) => program.groups.length === 0 || program.groups.includes(String(line.product_group_id)))
    .reduce((sum, line) => sum.plus(amount(line.extended_price)), new Big(0));
  if (dollars.lt(program.minimum)) return new Big(0);
  return dollars.times(program.perDollar).round(program.type === 'POINTS' ? 0 : 2, Big.roundDown);
};

const insertClaim = (
  site: SeedSite,
  { type }: Program,
  programUid: number,
  invoice: Row,
  earned: Big,
  redeemed: Big,
): void => {
  site.insertNumbered('rewards_program_x_accrued_claims', 'rewards_program_x_accrued_claims_uid', {
    rewards_program_uid: programUid,
    company_id: site.companyId,
    customer_id: invoice.customer_id_number ?? null,
    invoice_no: invoice.invoice_no ?? null,
    points_earned: type === 'POINTS' ? Number(earned) : 0,
    points_redeemed: Number(redeemed),
    accrued_amount: type === 'COOP' ? Number(earned) : 0,
    claim_date: invoice.invoice_date ?? null,
    row_status_flag: rowStatus.active,
    date_last_modified: invoice.date_last_modified ?? null,
  });
};
