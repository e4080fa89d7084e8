/** The seams of the sandbox: what every route family is handed. `registerX(app, parts)` is the shape of all of them. */
import type { MessageQueue } from './batch/message-queue.ts';
import type { Scheduler } from './batch/scheduler.ts';
import type { CallCounts } from './control/call-counts.ts';
import type { Faults } from './control/faults.ts';
import type { JsonApi } from './jsonapi/json-api.ts';
import type { AuthorizationServer } from './oauth/authorization-server.ts';
import type { OroSettings } from './options.ts';
import type { Store } from './store/store.ts';

export interface SandboxParts {
  readonly settings: OroSettings;
  readonly store: Store;
  readonly authorization: AuthorizationServer;
  /** The engine behind `/admin/api`; `/api` has its own, made by the storefront with its own model and rules. */
  readonly backOffice: JsonApi;
  readonly calls: CallCounts;
  readonly faults: Faults;
  readonly now: () => number;
  readonly scheduler: Scheduler;
  /** Batches and webhooks pass here; its consumer can be switched off. */
  readonly queue: MessageQueue;
}
