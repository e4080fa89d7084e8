/** All rules of `/admin/api`: the place to add a type's own. */
import { operationRules } from '../batch/operation-rules.ts';
import { webhookRules } from '../webhooks/webhook-rules.ts';
import { addressRules } from './addresses.ts';
import { customerRules } from './customers.ts';
import { inventoryRules } from './inventory.ts';
import { orderRules } from './orders.ts';
import { priceRules } from './prices.ts';
import { productRules } from './products.ts';
import type { RuleBook } from './rules.ts';
import { taxRules } from './taxes.ts';

export const backOfficeRules: RuleBook = {
  ...operationRules,
  ...addressRules,
  ...customerRules,
  ...inventoryRules,
  ...orderRules,
  ...priceRules,
  ...productRules,
  ...taxRules,
  ...webhookRules,
};
