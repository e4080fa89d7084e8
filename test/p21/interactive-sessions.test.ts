import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, startCaller } from './caller.ts';

const path = '/uiserver0/api/ui/interactive/sessions';

describe('sessions of the Interactive API (p21-api 5, 9.2)', () => {
  let caller: Caller;
  let nowMs = Date.parse('2026-03-02T15:00:00Z');
  beforeAll(async () => {
    caller = await startCaller({ empty: true, now: () => nowMs });
  });
  afterAll(() => caller.close());

  const open = (body: object) =>
    caller.call(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const wish = { SessionType: 'Auto', ResponseWindowHandlingEnabled: false, SessionTimeout: 30 };

  it('9.2 a second one is refused with 409 until the first is deleted', async () => {
    expect((await open(wish)).status).toBe(200);
    const second = await open(wish);
    expect([second.status, second.json()]).toEqual([409, { ErrorMessage: 'Session already exists.' }]);
    await caller.call(path, { method: 'DELETE' });
    expect((await open(wish)).status).toBe(200);
  });

  it('5 ends by its timeout', async () => {
    nowMs += 31_000;
    expect((await caller.get(path)).json()).toEqual([]);
    expect((await open(wish)).status).toBe(200);
  });
});
