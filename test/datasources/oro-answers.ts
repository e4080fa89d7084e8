/** Answers of a recorded OroCommerce, as the tests of its families give them. */
import { type Answer, type Responder, rows } from './oro-recorded-server.ts';

/** Answers a GET of one resource type with a recorded body. */
export const onGet =
  (type: string, answer: Answer): Responder =>
  ({ method, path }) =>
    method === 'GET' && path === `/admin/api/${type}` ? answer : undefined;

/** A recorded single resource, as the list of one that our questions get. */
export const asList = (answer: Answer): Answer => {
  const body = answer.body as { data: unknown; included?: unknown };
  return rows([body.data], body.included);
};

export const precision = (id: string) => ({ type: 'productunitprecisions', id });

export const orderRow = (id: number, attributes: object = {}) => ({
  type: 'orders',
  id: `${id}`,
  attributes: {
    currency: 'USD',
    createdAt: '2026-11-24T02:39:42Z',
    updatedAt: '2026-11-24T02:39:42Z',
    ...attributes,
  },
});

export const customerRow = (id: string, attributes: object) => ({
  type: 'customers',
  id,
  attributes: {
    name: `C${id}`,
    createdAt: '2026-11-24T02:39:28Z',
    updatedAt: '2026-11-24T02:39:28Z',
    ...attributes,
  },
});

/** The form of recording 6.1/105 for a number. */
export const expectedNumber = (field: string): Answer => ({
  status: 400,
  body: {
    errors: [
      {
        status: '400',
        title: 'filter constraint',
        detail: 'Expected big integer value. Given "capability-probe".',
        source: { parameter: `filter[${field}]` },
      },
    ],
  },
});
