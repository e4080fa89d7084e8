/** What `doctor` says of shops of either release: what is wrong, and how the gateway does without what a shop lacks. */
import { describe, expect, it } from 'vitest';
import { createDistributor } from '../../sandbox/distributor/start.ts';
import { examine, type Finding } from '../../src/cli/doctor.ts';
import { loadConfig } from '../../src/config/load.ts';

type Version = '6.1' | '7.0';

async function examined(
  version: Version,
  environment: Record<string, string> = {},
): Promise<readonly Finding[]> {
  const distributor = await createDistributor({
    p21: { items: 60, customers: 12, orders: 60, orderColumns: ['web_reference_no'] },
    oro: { version },
  });
  try {
    return await examine(loadConfig({ ...distributor.environment, ...environment }), true);
  } finally {
    await distributor.close();
  }
}

const faultsOf = (findings: readonly Finding[]) =>
  findings.filter(({ fault }) => fault !== undefined).map(({ subject, fault }) => `${subject}: ${fault}`);

describe('doctor', () => {
  it.each<Version>(['6.1', '7.0'])('finds no fault in a prepared shop of release %s', async (version) => {
    expect(faultsOf(await examined(version))).toEqual([]);
  });

  it('says of a 6.1 that is to be joined by externalId what to do instead', async () => {
    const faults = faultsOf(await examined('6.1', { ORO_CUSTOMER_KEY: 'externalId' }));
    expect(faults).toEqual([
      expect.stringMatching(
        /^OroCommerce customers\.externalId: The shop has no externalId .* ORO_CUSTOMER_KEY/,
      ),
    ]);
  });

  it('says for each flow of a 6.1 what serves in place of webhooks, and finds no fault in it', async () => {
    const webhooks = (await examined('6.1')).filter(({ subject }) => subject.includes('webhooks'));
    expect(webhooks.map(({ fault }) => fault)).toEqual(webhooks.map(() => undefined));
    const noteOf = (flow: string) => webhooks.find(({ subject }) => subject.endsWith(flow))?.note;
    expect(noteOf('webhooks')).toMatch(/7\.0\.2/);
    expect(noteOf(': orders')).toBe('changes are asked for every 5 seconds');
    expect(noteOf(': customer-user-updates')).toMatch(/compared on the schedule "17 \* \* \* \*"/);
  });
});
