// One subscription of the `webhooks` resource, as the deliverer needs it (oro-api 5.1).

export interface WebhookRecord {
  readonly id: string;
  readonly topic: string;
  readonly notificationUrl: string;
  readonly format: 'default' | 'thin';
  readonly enabled: boolean;
  /** Absent: deliveries carry no signature. */
  readonly secret?: string | undefined;
}

export interface WebhookRecords {
  byTopic(topic: string): readonly WebhookRecord[];
  find(id: string): WebhookRecord | undefined;
  remove(id: string): void;
}
