/** What the package gives to jobs: `oro-p21-gateway/client`. */
export { everyNode, inPieces, type Outcome, workThrough } from './bulk.ts';
export type { KeySource } from './credentials.ts';
export { type GatewayAnswer, type GatewayFault, IncompleteAnswer, isPassing } from './faults.ts';
export { type ChangeMessage, type FollowOptions, messageOf } from './follow.ts';
export {
  type AskOptions,
  createGatewayClient,
  type GatewayClient,
  type GatewayClientOptions,
} from './gateway-client.ts';
export type { RetryPolicy } from './retries.ts';
