/** Holds what was accepted against what P21's tables say. */
import { rowsOf } from '../../sandbox/distributor/cells.ts';
import type { P21Sandbox } from '../../sandbox/p21/server.ts';
import type { Accepted } from './callers.ts';

export interface LedgerEntry {
  readonly id: string;
  readonly state: string;
  readonly reference: string;
  readonly reason: string | null;
  readonly userErrors: readonly { readonly code: string; readonly field: string | null }[];
}

export interface Verdict {
  readonly violations: readonly string[];
  readonly confirmed: number;
  readonly parked: number;
  readonly rejected: number;
}

/** `entries` in the order of acceptance. */
export function judge(
  accepted: readonly Accepted[],
  entries: readonly LedgerEntry[],
  database: P21Sandbox['database'],
): Verdict {
  const truth = readOrders(database);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const violations = [
    ...accepted.flatMap((order) => judgeOrder(order, byId, truth)),
    ...judgeSequence(accepted, entries, truth),
  ];
  const count = (state: string) => entries.filter((entry) => entry.state === state).length;
  return { violations, confirmed: count('CONFIRMED'), parked: count('PARKED'), rejected: count('REJECTED') };
}

interface HeldOrder {
  readonly orderNumber: number;
  readonly lines: readonly string[];
}

/** Orders by the reference they carry. */
type Truth = ReadonlyMap<string, readonly HeldOrder[]>;

function readOrders(database: P21Sandbox['database']): Truth {
  const skus = new Map(rowsOf(database, 'inv_mast').map((row) => [row.inv_mast_uid, String(row.item_id)]));
  const lines = Map.groupBy(rowsOf(database, 'oe_line'), (row) => String(row.order_no));
  const orders = rowsOf(database, 'oe_hdr').filter((row) => row.web_reference_no != null);
  const held = orders.map((row) => ({
    reference: String(row.web_reference_no),
    orderNumber: Number(row.order_no),
    lines: (lines.get(String(row.order_no)) ?? [])
      .map((line) => `${skus.get(line.inv_mast_uid)} ${Number(line.unit_quantity)}`)
      .sort(),
  }));
  return Map.groupBy(held, ({ reference }) => reference);
}

function judgeOrder({ wish, ids }: Accepted, byId: ReadonlyMap<string, LedgerEntry>, truth: Truth): string[] {
  const [id, ...others] = ids;
  if (others.length > 0) return [`${wish.key}: answered with ${ids.size} different receipts`];
  const entry = byId.get(id ?? '');
  if (entry === undefined) return [`${wish.key}: its receipt ${id} is not in the ledger`];
  const held = truth.get(entry.reference) ?? [];
  if (held.length > 1) return [`${wish.key}: ${held.length} orders in P21`];
  switch (entry.state) {
    case 'CONFIRMED':
      return judgeLines(wish, held[0]);
    case 'PARKED':
      return entry.reason === null ? [`${wish.key}: parked without a reason`] : [];
    case 'REJECTED':
      return held.length > 0 ? [`${wish.key}: rejected, and in P21`] : [];
    default:
      return [`${wish.key}: still ${entry.state}`];
  }
}

function judgeLines(wish: Accepted['wish'], held: HeldOrder | undefined): string[] {
  if (held === undefined) return [`${wish.key}: confirmed, and not in P21`];
  const sent = wish.lines.map(({ sku, quantity }) => `${sku} ${Number(quantity)}`).sort();
  return sent.join() === held.lines.join()
    ? []
    : [`${wish.key}: sent ${sent.join()}, P21 holds ${held.lines.join()}`];
}

/** Of one customer, orders stand in P21 in the order in which they were accepted; parked ones waited for a person. */
function judgeSequence(
  accepted: readonly Accepted[],
  entries: readonly LedgerEntry[],
  truth: Truth,
): string[] {
  const customerOf = new Map(
    accepted.flatMap(({ wish, ids }) => [...ids].map((id) => [id, wish.customerId])),
  );
  const confirmed = entries.filter(({ state }) => state === 'CONFIRMED');
  return [...Map.groupBy(confirmed, ({ id }) => customerOf.get(id))].flatMap(([customer, own]) => {
    const numbers = own.map(({ reference }) => truth.get(reference)?.[0]?.orderNumber ?? 0);
    const broken = numbers.findIndex((number, index) => number < (numbers[index - 1] ?? 0));
    return broken < 0
      ? []
      : [`customer ${customer}: order ${numbers[broken]} came after ${numbers[broken - 1]}`];
  });
}
