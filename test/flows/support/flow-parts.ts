/** What a flow under test is made of. */
import type { AllFlowParts } from '../../../src/flows/flow-parts.ts';
import { flowConfig } from './flow-stage.ts';

/** Whatever a test does not give is missing on purpose: using it fails. */
export const flowParts = (given: Partial<AllFlowParts>): AllFlowParts => ({
  p21: absent('P21'),
  oro: absent('OroCommerce'),
  shop: () => absent('OroCommerce'),
  config: flowConfig(),
  submitCommand: () => Promise.reject(new Error('this flow writes no commands')),
  ...given,
});

const absent = <Part extends object>(name: string): Part =>
  new Proxy({} as Part, {
    get: () => {
      throw new Error(`this test has no ${name}`);
    },
  });
