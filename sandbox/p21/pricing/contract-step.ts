/**
 * First step: contracts, i.e. job_price_hdr x job_price_customer_shipto x job_price_line x job_price_value
 * (p21-api 6.5).
 * Assumption: contracts are looked at for customers with job_pricing or always_use_job_price, or when a job number
 * is named; p21-api 12.4 leaves open whether P21 chooses them by itself.
 */
import type { Row } from '../database/row.ts';
import { isFilled } from './amounts.ts';
import { isWithin } from './calendar-day.ts';
import { coversItem, lineOffer } from './contract-line.ts';
import type { PriceCase } from './price-case.ts';
import { rowStatus } from './price-codes.ts';
import type { Offer, Refusal, Verdict } from './price-question.ts';

const step = 'contract';

export const contractStep = (priceCase: PriceCase): Verdict => {
  const why = whyNotAsked(priceCase);
  if (why !== undefined) return { offers: [], refusals: [{ step, label: 'contracts', why }] };
  const verdicts = contractsOf(priceCase).map((contract) => askContract(contract, priceCase));
  const offers = verdicts.flatMap(({ offers }) => offers).sort(byPrecedence);
  return { offers: offers.map(({ offer }) => offer), refusals: verdicts.flatMap(({ refusals }) => refusals) };
};

/**
 * Assumption: of several contracts the line about the item itself goes before lines about its groups, then the lower
 * price, then the older contract.
 */
const byPrecedence = (left: RankedOffer, right: RankedOffer): number =>
  left.rank - right.rank ||
  left.offer.price.cmp(right.offer.price) ||
  Number(left.offer.contractUid) - Number(right.offer.contractUid);

interface RankedOffer {
  readonly rank: number;
  readonly offer: Offer;
}

const whyNotAsked = ({ customer, question }: PriceCase): string | undefined => {
  if (question.jobNo !== undefined || customer.job_pricing === 'Y' || customer.always_use_job_price === 'Y')
    return undefined;
  return 'the customer does not use job pricing (job_pricing, always_use_job_price) and no job number was named';
};

interface Contract {
  readonly header: Row;
  readonly link: Row;
}

const contractsOf = (priceCase: PriceCase): readonly Contract[] => {
  const { database, customer, question } = priceCase;
  return database
    .table('job_price_customer_shipto')
    .find('customer_id', customer.customer_id ?? null)
    .filter((link) => link.company_id === question.companyId && isForShipTo(link, question.shipToId))
    .flatMap((link) => {
      const header = database
        .table('job_price_hdr')
        .find('job_price_hdr_uid', link.job_price_hdr_uid ?? null)[0];
      return header === undefined ? [] : [{ header, link }];
    });
};

/** A link without ship-to is for all of the customer's. */
const isForShipTo = (link: Row, shipToId: string | undefined): boolean =>
  shipToId === undefined || !isFilled(link.ship_to_id) || link.ship_to_id === Number(shipToId);

const askContract = (
  { header, link }: Contract,
  priceCase: PriceCase,
): { offers: readonly RankedOffer[]; refusals: readonly Refusal[] } => {
  const label = `contract ${header.job_no}`;
  const why = whyNotInForce({ header, link }, priceCase);
  if (why !== undefined) return { offers: [], refusals: [{ step, label, why }] };
  const lines = linesOf(header, priceCase);
  if (lines.length === 0)
    return { offers: [], refusals: [{ step, label, why: 'no line is about the item' }] };
  const answers = lines.map(({ line, rank }) => ({ rank, answer: lineOffer(header, line, link, priceCase) }));
  return {
    offers: answers.flatMap(({ rank, answer }) => ('price' in answer ? [{ rank, offer: answer }] : [])),
    refusals: answers.flatMap(({ answer }) => ('why' in answer ? [answer] : [])),
  };
};

const whyNotInForce = (
  { header, link }: Contract,
  { day, question, database }: PriceCase,
): string | undefined => {
  const { timeZone } = database;
  if (question.jobNo !== undefined && String(header.job_no).trim() !== question.jobNo.trim())
    return `job number ${question.jobNo} was asked for`;
  if (header.approved !== 'Y') return 'not approved';
  if (header.cancelled === 'Y') return 'cancelled';
  if (header.row_status_flag !== rowStatus.active || link.row_status_flag !== rowStatus.active)
    return 'not active';
  const inForce =
    isWithin(day, header.start_date, header.end_date, timeZone) &&
    isWithin(day, link.activation_date, link.expiration_date, timeZone);
  return inForce ? undefined : `not in force on ${day}`;
};

const linesOf = (header: Row, priceCase: PriceCase): { line: Row; rank: number }[] =>
  priceCase.database
    .table('job_price_line')
    .find('job_price_hdr_uid', header.job_price_hdr_uid ?? null)
    .flatMap((line) => {
      const rank = coversItem(line, priceCase);
      return rank === undefined ? [] : [{ line, rank }];
    });
