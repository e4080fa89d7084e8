import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StartedGateway, startGateway } from './started-gateway.ts';
import { asPrinted, readTour, type TourStep } from './tour.ts';

let gateway: StartedGateway;
let key = '';

beforeAll(async () => {
  gateway = await startGateway();
  key = keyOf('back-office');
}, 180_000);

afterAll(() => gateway?.interrupt());

const addressOf = (pattern: RegExp): string => pattern.exec(gateway.output())?.[1] ?? 'not printed';
const keyOf = (role: string): string => addressOf(new RegExp(`^ *${role} +(opg_\\S+)$`, 'm'));

describe('the five-minute tour of the README', () => {
  it.each(readTour().map((step, at) => [at + 1, step] as const))(
    'answers step %i as printed',
    async (_, step) => {
      const { extensions: _costAndCache, ...answer } = (await take(step)) as Record<string, unknown>;
      expect(asPrinted(step.answer, answer)).toEqual(step.answer);
    },
  );
});

/** Does what the lines say, in order; the answer of the last question. */
async function take({ lines }: TourStep): Promise<unknown> {
  let answer: unknown;
  for (const line of lines) {
    const [, role] = /^KEY=opg_(\S+)_sandbox$/.exec(line) ?? [];
    const [, question] = /^ask '(.*)'$/.exec(line) ?? [];
    if (role !== undefined) key = keyOf(role);
    else if (question !== undefined) answer = await ask(question);
    else await control(line);
  }
  return answer;
}

async function ask(body: string): Promise<unknown> {
  const response = await fetch(addressOf(/GraphQL +(\S+)/), {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body,
  });
  return response.json();
}

/** `curl` lines go to P21's control entrance. */
async function control(line: string): Promise<void> {
  const [, method = '', path = ''] = /^curl -s -X (\w+) http:\/\/127\.0\.0\.1:4022(\/\w+)/.exec(line) ?? [];
  const [, body] = /-d '(.*)'$/.exec(line) ?? [];
  const response = await fetch(`${addressOf(/Prophet 21 .*control +(\S+)/)}${path}`, {
    method,
    ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } }),
  });
  expect(response.ok, line).toBe(true);
}
