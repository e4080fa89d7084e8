// What the webhook resources do beyond their metadata.
import { randomUUID } from 'node:crypto';
import type { RuleBook } from '../entities/rules.ts';

export const webhookRules: RuleBook = {
  webhooks: { newId: () => randomUUID() },
};
