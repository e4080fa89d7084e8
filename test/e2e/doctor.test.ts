/** What `doctor` says of a shop without webhooks: how the gateway does without. */
import { describe, expect, it } from 'vitest';
import { examine } from '../../src/cli/doctor.ts';
import { startTwoSystems } from '../flows/support/two-systems.ts';

describe('doctor on a shop of release 6.1', () => {
  it('says for each flow what serves in place of webhooks, and finds no fault in it', async () => {
    await using systems = await startTwoSystems();
    const webhooks = (await examine(systems.config, true)).filter(({ subject }) =>
      subject.includes('webhooks'),
    );
    expect(webhooks.map(({ fault }) => fault)).toEqual(webhooks.map(() => undefined));
    const noteOf = (flow: string) => webhooks.find(({ subject }) => subject.endsWith(flow))?.note;
    expect(noteOf('webhooks')).toMatch(/7\.0\.2/);
    expect(noteOf(': orders')).toBe('changes are asked for every 5 seconds');
    expect(noteOf(': customer-user-updates')).toMatch(/compared on the schedule "17 \* \* \* \*"/);
  });
});
