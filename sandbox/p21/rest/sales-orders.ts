/** /api/sales/orders: template, read, create, approve (p21-api 3.4). The writing itself is that of every other window. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Row } from '../database/row.ts';
import { toCall } from '../faults/call.ts';
import { LocalTime } from '../local-time.ts';
import { openForChange, reviseHeader } from '../orders/change-order.ts';
import { OrderDesk } from '../orders/order-desk.ts';
import type { LineDraft } from '../orders/order-draft.ts';
import { lockedBy, P21Refusal } from '../orders/refusal.ts';
import type { SandboxParts } from '../parts.ts';
import { type Content, readObject } from './content.ts';
import { type RestRoute, registerFamily } from './family.ts';
import { toObject, toTemplate } from './object-shape.ts';
import { importOrder } from './order-import.ts';
import { orderChildren, orderLines, orderShape } from './order-shapes.ts';
import { type RecordFamily, recordRoutes, userOf } from './record-family.ts';
import { MethodNotAllowed, notFound, refusedWrite } from './rest-problem.ts';
import { listOf } from './wire-value.ts';

const base = '/api/sales/orders';

export const registerSalesOrders = (app: FastifyInstance, parts: SandboxParts): void => {
  const family = orderFamily(parts);
  const reads = recordRoutes(parts, family).filter(({ method, path }) => method === 'GET' && path !== '/new');
  registerFamily(app, parts, [base], [template(parts), ...reads, create(parts), approve(parts), noApproval]);
};

/** Reading by number and the whole table are what they are in every family. */
const orderFamily = ({ database }: SandboxParts): RecordFamily => {
  const time = new LocalTime(database.timeZone);
  const never = (): never => {
    throw new Error('Orders are written by their import');
  };
  return {
    bases: [base],
    typeName: 'Order',
    shape: orderShape(database),
    children: (row) => orderChildren(database, row, time),
    find: (key) => database.table('oe_hdr').find('order_no', key)[0],
    companions: () => [],
    create: never,
    hasTemplate: true,
  };
};

/** The template shows the collections, other than that of customers. */
const template = ({ database }: SandboxParts): RestRoute => ({
  method: 'GET',
  path: '/new',
  handle: () => {
    const names = orderChildren(database, {}, new LocalTime(database.timeZone)).map(([name]) => name);
    const collections = Object.fromEntries(names.map((name) => [name, listOf([])]));
    return { name: 'Order', value: { ...collections, ...toTemplate(orderShape(database)) } };
  },
});

const create = (parts: SandboxParts): RestRoute => ({
  method: 'POST',
  path: '/',
  handle: (request) => {
    const { database, config } = parts;
    const order = readObject(request, 'orderToCreate');
    const keepLines = (lines: readonly LineDraft[]) => withoutLost(parts, request, lines);
    const { companyId, contactRequired } = config;
    const context = { database, user: userOf(request), companyId, contactRequired, keepLines };
    return written(parts, importOrder(order, context));
  },
});

/** Fault dropLine: one line gets lost unnoticed, the last one unless a position is set. */
const withoutLost = (
  { faults }: SandboxParts,
  request: FastifyRequest,
  lines: readonly LineDraft[],
): readonly LineDraft[] => {
  const lost = faults.take('dropLine', toCall(request));
  if (lost === undefined) return lines;
  return lines.toSpliced((lost.position ?? lines.length) - 1, 1);
};

/** Assumption: nothing needs saying of an order that went in, so ContextMessage is empty. */
const written = ({ database }: SandboxParts, header: Row): Content => {
  const time = new LocalTime(database.timeZone);
  return {
    name: 'Order',
    value: {
      Lines: listOf(orderLines(database, header, time)),
      ...toObject(orderShape(database), header, time),
      APIInformation: { ContextMessage: '' },
    },
  };
};

const approve = (parts: SandboxParts): RestRoute => ({
  method: 'PUT',
  path: '/:key/approve',
  handle: (request) => {
    const { database, faults } = parts;
    const { key = '' } = request.params as { key?: string };
    const row = database.table('oe_hdr').find('order_no', key)[0];
    if (row === undefined) throw notFound(`GetById ${key}`);
    const desk = new OrderDesk(database, { companyId: String(row.company_id), user: userOf(request) });
    const lock = faults.take('recordLock', toCall(request));
    return refusing(() => {
      const locked = lock !== undefined && (lock.orderNo ?? key) === key;
      if (locked) throw lockedBy(`Order ${key}`, lock.user);
      const header = openForChange(desk, key, true);
      if (header === undefined) throw notFound(`GetById ${key}`);
      database.transaction(() => reviseHeader(desk, header, { approved: 'Y' }));
      return written(parts, header);
    });
  },
});

/** The action is a PUT; asked for with GET it is a 405. */
const noApproval: RestRoute = {
  method: 'GET',
  path: '/:key/approve',
  handle: () => {
    throw new MethodNotAllowed();
  },
};

const refusing = <T>(work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw error instanceof P21Refusal ? refusedWrite(error.message) : error;
  }
};
