/** Puts the tables of a contract together: pure joins, no reading. */
import type { Instant } from '../../src/instant.ts';
import type {
  BudgetOrderLimitRow,
  BudgetPeriodRow,
  ContractHeaderRow,
  ContractLineRow,
  ContractMemberRow,
  ContractRow,
  ContractValueRow,
  StoredBudgetPeriodRow,
  StoredContractLineRow,
  StoredContractValueRow,
} from './contracts.rows.ts';
import { toBreaks } from './numbered-columns.ts';

interface ContractParts {
  readonly members: readonly ContractMemberRow[];
  readonly headers: readonly ContractHeaderRow[];
  readonly periods: readonly StoredBudgetPeriodRow[];
  readonly limits: readonly BudgetOrderLimitRow[];
  readonly asOf: Instant;
}

/** Members whose contract is not among the headers are left out. */
export function toContracts(parts: ContractParts): ContractRow[] {
  const headerOf = new Map(parts.headers.map((header) => [header.contractUid, header]));
  const limitOf = new Map(parts.limits.map((limit) => [`${limit.memberUid}/${limit.periodUid}`, limit]));
  return parts.members.flatMap((member) => {
    const header = headerOf.get(member.contractUid);
    if (header === undefined) return [];
    const periods = parts.periods
      .filter((period) => period.contractUid === member.contractUid)
      .map((period) => toPeriod(period, limitOf.get(`${member.memberUid}/${period.periodUid}`)));
    return [toContract(header, member, periods, parts.asOf)];
  });
}

const toPeriod = (
  period: StoredBudgetPeriodRow,
  limit: BudgetOrderLimitRow | undefined,
): BudgetPeriodRow => ({
  ...period,
  orderLimit: limit?.orderLimit ?? null,
  orderLimitUsed: limit?.orderLimitUsed ?? null,
});

function toContract(
  header: ContractHeaderRow,
  { statusCode: _, ...member }: ContractMemberRow,
  periods: readonly BudgetPeriodRow[],
  asOf: Instant,
): ContractRow {
  return {
    ...member,
    jobNumber: header.jobNumber,
    contractNumber: header.contractNumber,
    description: header.description,
    startsOn: header.startsOn,
    endsOn: header.endsOn,
    approved: header.approved,
    cancelled: header.cancelled,
    poNumber: header.poNumber,
    typeCode: header.typeCode,
    modifiedAt: later(header.modifiedAt, member.modifiedAt),
    periods,
    asOf,
  };
}

/** With a customer, scales of other customers are left out. */
export function toContractLines(
  customerId: string | undefined,
  lines: readonly StoredContractLineRow[],
  values: readonly StoredContractValueRow[],
): ContractLineRow[] {
  const valuesOf = Map.groupBy(values, (value) => value.contractLineUid);
  return lines.map((line) => ({
    ...line,
    values: (valuesOf.get(line.contractLineUid) ?? [])
      .map(toValue)
      .filter(
        (value) => customerId === undefined || value.customerId === null || value.customerId === customerId,
      ),
  }));
}

const toValue = (value: StoredContractValueRow): ContractValueRow => ({
  contractValueUid: value.contractValueUid,
  customerId: value.customerId,
  shipToId: value.shipToId,
  calculationMethodCode: value.calculationMethodCode,
  breaks: toBreaks(value),
});

const later = (one: Instant | null, other: Instant | null): Instant | null =>
  one === null || (other !== null && other > one) ? other : one;
