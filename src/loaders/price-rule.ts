/**
 * Which rule made a quoted price. P21 names the price page and nothing else (p21-api 6.2), so a contract is found by
 * looking which line of the customer's contracts gives the quoted price.
 * Assumption: the order of p21-api 6.5 (contract, price libraries, customer default, list), inferred there; and
 * without a price page the price is the list price exactly when P21 reports it as its own base price.
 */
import type { ContractLineRow, ContractRow } from '../../datasources/p21/contracts.rows.ts';
import type { PriceBreak, PricePageRow } from '../../datasources/p21/prices.rows.ts';
import type { Price, PriceSource } from '../../schema/price.type.ts';
import { compare, type DecimalString, isZero, multiply, round } from '../decimal.ts';
import type { CalendarDate } from '../instant.ts';
import { isInForce, isWithin } from './contract.model.ts';

export interface PriceRule {
  readonly source: PriceSource;
  readonly contract: { readonly row: ContractRow; readonly line: ContractLineRow } | null;
  readonly page: PricePageRow | null;
  /** Codes of P21; null when no rule was found. */
  readonly methodCode: number | null;
  readonly calculationCode: number | null;
  readonly breaks: readonly PriceBreak[];
  /** Unit that breaks count where they name none; null is the base unit. */
  readonly breakUnit: string | null;
}

export interface PriceEvidence {
  readonly memberships: readonly ContractRow[];
  /** Lines about the item, then lines about groups. */
  readonly lines: readonly ContractLineRow[];
  readonly page: PricePageRow | null;
  readonly day: CalendarDate;
}

export function findPriceRule(price: Price, evidence: PriceEvidence): PriceRule {
  const contract = contractOf(price, evidence);
  if (contract !== null) return contractRule(contract, evidence.page);
  if (evidence.page !== null) return pageRule('PRICE_PAGE', evidence.page);
  return { ...noRule, source: isListPrice(price) ? 'LIST' : 'CUSTOMER_DEFAULT' };
}

const noRule = {
  contract: null,
  page: null,
  methodCode: null,
  calculationCode: null,
  breaks: [],
  breakUnit: null,
};

const pageRule = (source: PriceSource, page: PricePageRow): PriceRule => ({
  source,
  page,
  contract: null,
  methodCode: page.pricingMethodCode,
  calculationCode: page.calculationMethodCode,
  breaks: page.breaks,
  breakUnit: null,
});

function contractRule(contract: NonNullable<PriceRule['contract']>, page: PricePageRow | null): PriceRule {
  if (page !== null) return { ...pageRule('CONTRACT', page), contract };
  const { line } = contract;
  const [scale] = line.values;
  return {
    source: 'CONTRACT',
    contract,
    page: null,
    methodCode: line.pricingMethodCode,
    calculationCode: scale?.calculationMethodCode ?? null,
    breaks: scale?.breaks ?? [],
    breakUnit: line.unitOfMeasure,
  };
}

function contractOf(price: Price, { memberships, lines, day }: PriceEvidence): PriceRule['contract'] {
  const mine = memberships.filter((row) => isInForce(row, day) && isForShipTo(row, price.question.shipToId));
  const ofContract = new Map(mine.map((row) => [row.contractUid, row]));
  const [line] = lines
    .filter((one) => ofContract.has(one.contractUid) && isWithin(day, one.startsOn, one.expiresOn))
    .filter((one) => gives(one, price))
    .sort((one, other) => Number(one.itemUid === null) - Number(other.itemUid === null));
  const row = line && ofContract.get(line.contractUid);
  return line === undefined || row === undefined ? null : { row, line };
}

const isForShipTo = (row: ContractRow, shipToId: string | null): boolean =>
  row.shipToId === null || shipToId === null || row.shipToId === shipToId;

/** Whether the line leads to the quoted price. */
function gives(line: ContractLineRow, price: Price): boolean {
  if (price.pricePageUid !== null) return line.pricePageUid === price.pricePageUid;
  if (isFixedPriceOf(line, price)) return true;
  const used = price.calculationValue;
  if (used === null || isZero(used)) return false;
  const values = line.values.flatMap(({ breaks }) => breaks.map(({ value }) => value));
  return [...values, line.multiplier ?? '0'].some((value) => compare(value, used) === 0);
}

/** Both prices per base unit, compared at the four digits of money. */
function isFixedPriceOf(line: ContractLineRow, price: Price): boolean {
  if (line.price === null || isZero(line.price)) return false;
  const ofLine = multiply(line.price, price.pricingUnitSize ?? '1');
  const quoted = multiply(price.pricingUnitPrice.amount, line.unitSize ?? '1');
  return isSame(ofLine, quoted);
}

const isListPrice = ({ basePrice, pricingUnitPrice }: Price): boolean =>
  basePrice === null || isSame(basePrice.amount, pricingUnitPrice.amount);

const isSame = (one: DecimalString, other: DecimalString): boolean => round(one, 4) === round(other, 4);
