/** Budgets, promotions and reward programs of P21 as rows of the shop's own entities. */
import type Big from 'big.js';
import type { Database } from '../p21/database/database.ts';
import type { Row } from '../p21/database/row.ts';
import { calculationMethod } from '../p21/pricing/price-codes.ts';
import { amountOf, dayOf, moneyOf, rowsOf, rowsWith, textOf } from './cells.ts';
import type { Accounts } from './customers.ts';
import { isRunning } from './prices.ts';
import type { ShopWriter } from './shop-writer.ts';

/** The dollar limits of running contracts (p21-api 7.7), one for every ship-to that has one. */
export function noteBudgets(writer: ShopWriter, database: Database, accounts: Accounts): void {
  for (const member of budgetsOf(database)) {
    const contract = database
      .table('job_price_hdr')
      .first({ job_price_hdr_uid: member.job_price_hdr_uid ?? null });
    const customer = accounts.get(String(member.customer_id))?.customer;
    if (contract === undefined || customer === undefined) continue;
    writer.create({
      type: 'extendp21customerbudgets',
      attributes: {
        p21_key: `${member.customer_id}/${member.job_price_cust_shipto_uid}`,
        limit_amount: moneyOf(amountOf(member.contract_dollar_limit)),
        spent_amount: moneyOf(amountOf(member.contract_dollar_limit_used)),
        currency: 'USD',
        period_start: dayOf(database, contract.start_date),
        period_end: dayOf(database, contract.end_date),
        note: textOf(contract.job_description),
      },
      links: { customer },
    });
  }
}

export const budgetsOf = (database: Database): Row[] =>
  rowsOf(database, 'job_price_hdr')
    .filter((contract) => isRunning(contract, database.now()))
    .flatMap(({ job_price_hdr_uid: uid }) =>
      rowsWith(database, 'job_price_customer_shipto', 'job_price_hdr_uid', uid),
    )
    .filter((member) => amountOf(member.contract_dollar_limit).gt(0));

/** Pages of the price book named PROMO, which the gateway looks in as well (p21-api 7.6: P21 knows no promotions). */
export function notePromotions(writer: ShopWriter, database: Database): void {
  for (const page of promotionPages(database)) {
    const item = database.table('inv_mast').first({ inv_mast_uid: page.inv_mast_uid ?? null });
    writer.create({
      type: 'extendp21promotions',
      attributes: {
        p21_key: String(page.price_page_uid),
        name: textOf(page.price_page_id),
        description: textOf(page.description),
        starts_on: dayOf(database, page.effective_date),
        ends_on: dayOf(database, page.expiration_date),
        sku: textOf(item?.item_id),
        discount_type: page.calculation_method_cd === calculationMethod.multiplier ? 'percent' : 'price',
        discount_value: discountOf(page).toFixed(),
        minimum_quantity: '1',
        currency: 'USD',
      },
    });
  }
}

const promotionPages = (database: Database): Row[] =>
  rowsWith(database, 'price_book', 'price_book_id', 'PROMO')
    .flatMap((book) => rowsWith(database, 'price_page_x_book', 'price_book_uid', book.price_book_uid))
    .flatMap(({ price_page_uid: uid }) => rowsWith(database, 'price_page', 'price_page_uid', uid));

/** A multiplier of 0.85 takes 15 percent off. */
const discountOf = (page: Row): Big =>
  page.calculation_method_cd === calculationMethod.multiplier
    ? amountOf(1).minus(amountOf(page.calculation_value1)).times(100)
    : amountOf(page.price);

/** A row for each customer that takes part, with what it has left. */
export function noteRewards(writer: ShopWriter, database: Database, accounts: Accounts): void {
  for (const program of rowsOf(database, 'rewards_program')) {
    for (const [customerId, { customer }] of accounts) {
      const claims = claimsOf(database, program, customerId);
      if (claims.length === 0 && !isRegistered(database, program, customerId)) continue;
      writer.create({
        type: 'extendp21rewardprograms',
        attributes: {
          p21_key: `${customerId}/${program.rewards_program_uid}`,
          name: textOf(program.rewards_program_id),
          description: textOf(program.rewards_program_desc),
          starts_on: dayOf(database, program.effective_date),
          ends_on: dayOf(database, program.expiration_date),
          points_per_unit: amountOf(program.points_per_dollar).toFixed(),
          points_balance: balanceOf(claims).toFixed(),
        },
        links: { customer },
      });
    }
  }
}

const claimsOf = (database: Database, program: Row, customerId: string): Row[] =>
  rowsWith(database, 'rewards_program_x_accrued_claims', 'customer_id', Number(customerId)).filter(
    (claim) => claim.rewards_program_uid === program.rewards_program_uid,
  );

const isRegistered = (database: Database, program: Row, customerId: string): boolean =>
  rowsWith(database, 'rewards_program_entry_form', 'customer_id', Number(customerId)).some(
    (form) => form.rewards_program_uid === program.rewards_program_uid,
  );

/** Points, or dollars of co-op money. */
const balanceOf = (claims: readonly Row[]): Big =>
  claims.reduce(
    (sum, claim) =>
      sum
        .plus(amountOf(claim.points_earned))
        .plus(amountOf(claim.accrued_amount))
        .minus(amountOf(claim.points_redeemed)),
    amountOf(0),
  );
