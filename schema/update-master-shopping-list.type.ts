import { bulkPayloadOf, type Payload, payloadOf } from './payload.type.ts';

export const UpdateMasterShoppingListPayload = payloadOf(
  'UpdateMasterShoppingList',
  'a master shopping list that was to be kept',
);
export type UpdateMasterShoppingListPayload = Payload;

export const UpdateMasterShoppingListsPayload = bulkPayloadOf(
  'UpdateMasterShoppingLists',
  'master shopping lists that were to be kept',
  () => UpdateMasterShoppingListPayload,
);
