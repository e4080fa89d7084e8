/**
 * What a flow is: one declarative file that says whose records become what, used four ways (migrate, poll, event,
 * reconcile). The engine runs flows and knows no entity and no system; a flow knows its two systems and nothing of
 * queues, checkpoints or schedules.
 *
 * A change is a key, not a payload: whatever was noticed, the source is read again when the flow acts, so duplicates,
 * reordering, echoes and lost webhooks cannot hurt.
 */
import type { CommandReceipt } from './command-port.ts';
import type { Document, DocumentValue } from './document.ts';

export type Direction = 'P21_TO_ORO' | 'ORO_TO_P21';

/** The two systems of a direction, in words for people. */
export const systemsOf: Readonly<Record<Direction, { readonly source: string; readonly target: string }>> = {
  P21_TO_ORO: { source: 'P21', target: 'OroCommerce' },
  ORO_TO_P21: { source: 'OroCommerce', target: 'P21' },
};

/** Key of a record at its source, e.g. a SKU, a P21 customer id, "100198|200" for a ship-to of a customer. */
export type RecordKey = string;

export interface Flow<Row = unknown> {
  /** Kebab case, e.g. "inventory-levels"; the stem of the file, the name in the CLI and in the graph. */
  readonly name: string;
  readonly direction: Direction;
  /** One sentence for people: what moves where. */
  readonly description: string;
  /** Kind of record in the words of the graph, for the timeline: "Product", "Order", … */
  readonly subject: string;
  /** What identifies a record at its source, for people: "SKU", "P21 order number". */
  readonly key: string;
  /** Fields of the target that this flow alone writes. Two flows never own the same field of a target. */
  readonly owns: readonly string[];
  /**
   * Fields the document holds besides, written only when the record is made in the target: another flow owns them from
   * then on. They are not compared, and a change of them alone is no change.
   */
  readonly startsWith?: readonly string[];
  /** Flows whose links this one's documents refer to; they are migrated first. */
  readonly after: readonly string[];
  /** Default cron of the scheduled run (in the gateway's zone); null when only events and migrations make sense. */
  readonly schedule: string | null;
  readonly enabledByDefault: boolean;
  /** What must exist in either system, one sentence each, for docs and `doctor`. */
  readonly needs: readonly string[];
  readonly source: FlowSource<Row>;
  /** Events pushed by the source that name records of this flow. Polling stays: events get lost. */
  readonly triggers?: readonly Trigger[];
  /** It polls once in so many rounds of polls (default 1): what seldom changes, or hurries nobody, is asked for less often. */
  readonly pollRounds?: number;
  /** Batches written at once (default 2); more than the target works on at a time only wait there. */
  readonly parallel?: number;
  /**
   * Pure. The document of the fields in `owns`; null when this record does not belong in the target (filtered out,
   * e.g. an item that is not sold on the web): one that is there already is then retired by `target.retire`.
   */
  map(row: Row): Document | null;
  /** Why `map` gives null for this row, one short sentence for people. */
  readonly leavesOut?: (row: Row) => string;
  readonly target: FlowTarget;
  /** Keys of other flows that may differ when this record changed, e.g. an order's charges. */
  readonly alsoTouches?: (row: Row) => readonly Touch[];
  /** What subscribers and caches hear when the source says this, whether the target takes it or not. */
  readonly announces?: (row: Row) => readonly Announcement[];
}

/** A flow whatever its rows, as the engine keeps it in a list: each flow gets only the rows of its own source. */
// biome-ignore lint/suspicious/noExplicitAny: rows never cross flows.
export type AnyFlow = Flow<any>;

export interface Trigger {
  /** First part of an Oro webhook topic ("order" of "order.updated"), or the P21 table of a hook ("oe_hdr"). */
  readonly on: string;
  /** What the sender of a P21 hook names, in the words of the table. */
  readonly keys?: string;
  /** Records the event is about; none when it does not concern the flow. Pure: the source is read when applying. */
  keysOf(event: SourceEvent): readonly RecordKey[];
}

/** What a system pushed: a hint which record may differ, never its content. */
export interface SourceEvent {
  /** "order.updated"; a P21 table. */
  readonly topic: string;
  /** Oro's id of the record; the key a P21 hook gave. */
  readonly id: string;
  /** As sent; empty in thin events. */
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Ids of to-one relations by name. */
  readonly relatedIds: Readonly<Record<string, string>>;
}

export interface Touch {
  readonly flow: string;
  readonly key: RecordKey;
}

export interface Announcement {
  readonly topic: string;
  readonly key: string;
  readonly payload: DocumentValue;
}

export interface FlowSource<Row> {
  keyOf(row: Row): RecordKey;
  /**
   * All records in a stable order, a page at a time, from `cursor` (null: the beginning). `total` where the system
   * says it cheaply. Resuming from any `next` misses nothing that existed all the while.
   */
  scan(cursor: string | null, call: FlowCall): Promise<ScanPage<Row>>;
  /**
   * Keys that may have changed at or after the watermark; null where the source has no way but to compare all.
   * The engine keeps the watermark, overlaps windows and stores it only after the page's keys are in its queue.
   * `cursor` is the `next` of the page before, of the same reading; none at its beginning.
   */
  readonly changes: ((since: string, call: FlowCall, cursor?: string | null) => Promise<ChangePage>) | null;
  /** The records as they are now; a key that is gone is absent. One call for a batch, not one a key. */
  read(keys: readonly RecordKey[], call: FlowCall): Promise<readonly Row[]>;
}

export interface ScanPage<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
  readonly total?: number;
}

export interface ChangePage {
  readonly keys: readonly RecordKey[];
  /**
   * The change time of each key, in the order of the keys. Where given, a record met again in the overlap with the
   * same time is not read a second time at every poll.
   */
  readonly times?: readonly string[];
  /** Highest change time in the data (an instant), never the local clock; the given one when nothing changed. */
  readonly watermark: string;
  /** More pages follow: from `next` where given, else from `watermark`. */
  readonly hasMore: boolean;
  /**
   * Where the next page of this reading begins. Needed where more records than a page holds may carry one time (a mass
   * update does that): the place is then the time and the key of the last row.
   */
  readonly next?: string | null;
}

export interface FlowTarget {
  /** Most documents one `write` takes. */
  readonly batchSize: number;
  /**
   * Writes documents whose references are resolved. `link` is the target id known from before; without it the target
   * looks the record up by its business key before it creates one, because an earlier write may have been lost sight
   * of. Outcomes in the order of the writes; throws a `GatewayError` only when nothing can be said of any.
   */
  write(writes: readonly Write[], call: FlowCall): Promise<readonly WriteOutcome[]>;
  /** The documents as the target holds them, of the fields in `owns`, with their ids; for reconcile. */
  read(keys: readonly LinkedKey[], call: FlowCall): Promise<readonly TargetRecord[]>;
  /** Records of the target that this flow may have made, page by page, to find what the source has no more. */
  readonly scan: ((cursor: string | null, call: FlowCall) => Promise<TargetPage>) | null;
  /** Takes records out of use that the source dropped (disable rather than delete where the target can). */
  readonly retire: ((links: readonly LinkedKey[], call: FlowCall) => Promise<readonly WriteOutcome[]>) | null;
}

export interface FlowCall {
  readonly signal: AbortSignal;
  /** Place in the budget of both systems: real time goes before backfill. */
  readonly priority: 'realtime' | 'backfill';
}

export interface LinkedKey {
  readonly key: RecordKey;
  readonly targetId: string | null;
}

export interface Write extends LinkedKey {
  /** References are target ids here. */
  readonly document: Document;
  /** Same for the same content. */
  readonly fingerprint: string;
  /**
   * Same while one write is repeated, another one for the next write of the record: content that returns after another
   * one is a new wish. With key and fingerprint it makes the idempotency key of a command.
   */
  readonly occasion: number;
  /** The command that this record was handed to before and that was rejected; a new one must not get its answer. */
  readonly rejectedCommandId: string | null;
}

export interface TargetRecord {
  readonly key: RecordKey;
  readonly targetId: string;
  readonly document: Document;
}

export interface TargetPage {
  readonly records: readonly { readonly key: RecordKey; readonly targetId: string }[];
  readonly next: string | null;
}

export type WriteOutcome =
  | { readonly state: 'WRITTEN'; readonly targetId: string }
  /** Stored as a command that will reach P21; the engine waits for its end without holding a worker. */
  | { readonly state: 'ACCEPTED'; readonly command: CommandReceipt }
  /** Refused for good as it is: parked for a person, with what the target said. */
  | { readonly state: 'REFUSED'; readonly reason: string; readonly field?: string }
  /** Not written, later may help. */
  | { readonly state: 'RETRY'; readonly reason: string; readonly afterMs?: number }
  /** Nobody knows whether it was written: read back before writing again, after `afterMs` at the earliest (60 s). */
  | { readonly state: 'UNKNOWN'; readonly reason: string; readonly afterMs?: number };
