/** Webhooks registered in the shop (OroCommerce 7.0.2 and later). */
export interface OroWebhook {
  readonly id: string;
  /** e.g. "order.created". */
  readonly topic: string | null;
  readonly format: string | null;
  readonly notificationUrl: string;
  readonly enabled: boolean;
  readonly verifySsl: boolean;
  /** Made by the shop itself; cannot be changed. */
  readonly system: boolean;
}
