/** Notes on orders (oe_hdr_notepad). */
import type { Row } from '../database/row.ts';
import type { OrderDesk } from '../orders/order-desk.ts';
import type { Random } from './random.ts';

const notes: readonly (readonly [topic: string, note: string])[] = [
  ['Delivery', 'Call the foreman 30 minutes ahead.'],
  ['Pricing', 'Prices confirmed by phone.'],
  ['Credit', 'Ask accounting before shipping.'],
  ['Packing', 'One skid per line, label with the job name.\nNo mixed pallets.'],
];

export const writeNote = (desk: OrderDesk, random: Random, header: Row): void => {
  const [topic, note] = random.pick(notes);
  desk.insert('oe_hdr_notepad', {
    note_id: desk.database.nextNumber('note_id'),
    order_no: header.order_no ?? null,
    notepad_class_id: 'GENERAL',
    topic,
    note,
    activation_date: header.order_date ?? null,
    mandatory: random.chance(0.2) ? 'Y' : 'N',
    delete_flag: 'N',
  });
};
