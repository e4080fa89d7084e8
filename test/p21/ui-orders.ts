/** A Transaction API for each test of a file, and what most tests do with it. */
import { afterEach, beforeEach, expect } from 'vitest';
import { editOf, items, orderHeader, startUiServer, type UiServer } from './ui-server.ts';

const widgets = (quantity: string) => items([{ oe_order_item_id: 'WIDGET-001', unit_quantity: quantity }]);

export const oneWidget = widgets('5');

export function withUiServer() {
  let server: UiServer;
  beforeEach(async () => {
    server = await startUiServer();
  });
  afterEach(() => server.close());
  /** The one of the test that runs. */
  const p21 = new Proxy({} as UiServer, { get: (_nothing, member) => Reflect.get(server, member) });

  /** The transaction that was written. */
  async function passed(service: string, elements: readonly unknown[]) {
    const body = (await p21.write(service, elements)).json();
    expect(body.Messages).toEqual([]);
    return body.Results.Transactions[0];
  }

  /** What P21 says of a document it refuses: in an answer 200. */
  async function refused(service: string, elements: readonly unknown[], set: object = {}): Promise<string> {
    const answer = await p21.write(service, elements, set);
    expect(answer.status).toBe(200);
    const body = answer.json();
    expect(body.Summary).toEqual({ Failed: 1, Other: 0, Succeeded: 0 });
    return body.Messages[0];
  }

  /** The number of an order that was placed. */
  async function place(elements: readonly unknown[] = [orderHeader(), oneWidget]): Promise<string> {
    return String(editOf(await passed('Order', elements), 'TABPAGE_1.order', 'order_no'));
  }

  const placeWidgets = (header: Record<string, string> = {}, quantity = '5') =>
    place([orderHeader(header), widgets(quantity)]);

  return { p21, passed, refused, place, placeWidgets };
}
