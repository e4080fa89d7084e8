/** The life of seeded orders: entered, held, picked, shipped, invoiced, paid, each at its time (p21-api 7.3 to 7.5). */
import type { Row } from '../database/row.ts';
import { cancelOrder } from '../orders/cancel-order.ts';
import { setValidation } from '../orders/change-order.ts';
import { createOrder } from '../orders/create-order.ts';
import { validation } from '../orders/credit.ts';
import { bookLine, quantitiesOf } from '../orders/line-quantities.ts';
import type { OrderDesk } from '../orders/order-desk.ts';
import type { OrderDraft } from '../orders/order-draft.ts';
import { linesOf } from '../orders/order-value.ts';
import { createPickTickets } from '../orders/pick.ts';
import { shipPickTicket } from '../orders/ship.ts';
import { receiveStock } from '../orders/stock.ts';
import type { Agenda } from './agenda.ts';
import { parcelCarriers } from './carriers.ts';
import { shipDirectly } from './direct-shipment.ts';
import { writeNote } from './notes.ts';
import type { OrderWish } from './order-wish.ts';
import type { Paying } from './paying.ts';
import type { Random } from './random.ts';
import { creditReturn } from './returns.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** How long a quote stands. */
const quoteDays = 30;

/** How often somebody looks after an order before it is given up. */
const patience = 4;

export class OrderLife {
  constructor(
    private readonly desk: OrderDesk,
    private readonly agenda: Agenda,
    private readonly random: Random,
    private readonly paying: Paying,
  ) {}

  enter(wish: OrderWish): void {
    const { header } = createOrder(this.desk, this.wanted(wish));
    if (this.random.chance(0.1)) writeNote(this.desk, this.random, header);
    if (wish.fate === 'cancelled') this.in(this.days(0, 3), () => this.cancel(header));
    if (wish.fate === 'return') this.in(this.days(5, 12), () => creditReturn(this.desk, header));
    if (wish.fate === 'quote') this.quote(header);
    if (wish.fate === 'ordinary') this.in(wish.waitDays * dayMs + this.days(0, 4), () => this.pick(header));
  }

  private wanted({ draft, waitDays }: OrderWish): OrderDraft {
    if (waitDays === 0) return draft;
    const requested_date = this.desk.time.startOfDay(this.agenda.now, waitDays);
    return { ...draft, header: { ...draft.header, requested_date } };
  }

  /** Where stock was short and nothing may wait, the lines have been cancelled already. */
  private cancel(header: Row): void {
    if (header.completed !== 'Y') cancelOrder(this.desk, header);
  }

  private pick(header: Row): void {
    if (header.validation_status === validation.hold || header.approved === 'N') {
      this.holdUp(header);
      return;
    }
    for (const ticket of createPickTickets(this.desk, header))
      this.in(this.days(0, 3), () => this.ship(header, ticket));
    this.in(this.days(10, 25), () => this.followUp(header, 1));
  }

  /** Somebody looks at held orders after some days and lets most of them go. */
  private holdUp(header: Row): void {
    if (!this.random.chance(0.9)) return;
    this.in(this.days(4, 12), () => {
      setValidation(this.desk, header, validation.approved);
      this.desk.update('oe_hdr', header, { approved: 'Y' });
      this.pick(header);
    });
  }

  private ship(header: Row, ticket: Row): void {
    const carrierId = Number(ticket.carrier_id ?? 0);
    const invoice = shipPickTicket(this.desk, ticket, {
      ...(parcelCarriers.includes(carrierId) ? { trackingNo: this.trackingNo() } : {}),
    });
    if (ticket.carrier_id === null)
      this.desk.update('oe_pick_ticket', ticket, { carrier_id: header.carrier_id ?? null });
    this.paying.expect(invoice);
  }

  /** Goods that were missing have come, what was special is there, and more of the order goes out. */
  private followUp(header: Row, attempt: number): void {
    if (header.completed === 'Y') return;
    if (attempt > patience) {
      this.giveUp(header);
      return;
    }
    for (const line of linesOf(this.desk, header)) {
      if (line.complete === 'Y' || line.other_charge === 'Y') continue;
      if (line.disposition === 'D') this.shipDirect(header, line);
      else this.supply(header, line);
    }
    for (const ticket of createPickTickets(this.desk, header))
      this.in(this.days(0, 3), () => this.ship(header, ticket));
    this.in(this.days(10, 25), () => this.followUp(header, attempt + 1));
  }

  private giveUp(header: Row): void {
    const picked = linesOf(this.desk, header).some((line) => quantitiesOf(line).onPickTickets.gt(0));
    if (!picked && this.random.chance(0.8)) cancelOrder(this.desk, header);
  }

  private shipDirect(header: Row, line: Row): void {
    const invoice = shipDirectly(this.desk, header, line);
    if (invoice !== undefined) this.paying.expect(invoice);
  }

  private supply(header: Row, line: Row): void {
    const { unallocated } = quantitiesOf(line);
    const stock = this.desk
      .table('inv_loc')
      .first({ inv_mast_uid: line.inv_mast_uid ?? null, location_id: line.source_loc_id ?? null });
    if (stock === undefined || unallocated.lte(0)) return;
    if (line.disposition !== 'B') bookLine(this.desk, header, line, { disposition: 'B' });
    receiveStock(this.desk, stock, unallocated);
  }

  private quote(header: Row): void {
    const [quote] = this.desk.table('quote_hdr').find('oe_hdr_uid', header.oe_hdr_uid ?? null);
    if (quote === undefined) return;
    const expires = this.desk.time.startOfDay(this.agenda.now, quoteDays);
    this.desk.update('quote_hdr', quote, { expiration_date: expires });
    this.in(quoteDays * dayMs, () => {
      if (this.random.chance(0.7)) this.desk.update('quote_hdr', quote, { complete_flag: 'Y' });
    });
  }

  private trackingNo(): string {
    return `1Z${Array.from({ length: 16 }, () => this.random.integer(0, 9)).join('')}`;
  }

  private days(from: number, to: number): number {
    return this.random.integer(from * 24, to * 24) * hourMs + this.random.integer(1, 59) * 60_000;
  }

  private in(delayMs: number, event: () => void): void {
    this.agenda.at(this.agenda.now + delayMs, event);
  }
}
