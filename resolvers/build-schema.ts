/** Puts the executable schema together: types and resolvers, then the federation around them. */
import 'reflect-metadata';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  defaultTypeResolver,
  type GraphQLSchema,
  isObjectType,
  lexicographicSortSchema,
  parse,
  printSchema,
} from 'graphql';
import { buildSchemaSync, createResolversMap, type NonEmptyArray, type PubSub } from 'type-graphql';
import { ErpFact } from '../schema/node.type.ts';
import { AccessKeyResolver } from './access-key.resolver.ts';
import { AddressResolver } from './address.resolver.ts';
import { AuditResolver } from './audit.resolver.ts';
import { guardFields } from './authorization.ts';
import { BudgetResolver } from './budget.resolver.ts';
import { BudgetSubscriptionResolver } from './budget-subscription.resolver.ts';
import { CancelOrderLineResolver } from './cancel-order-line.resolver.ts';
import { CommandResolver } from './command.resolver.ts';
import { CommandSubscriptionResolver } from './command-subscription.resolver.ts';
import { ContractPriceResolver, ContractResolver } from './contract.resolver.ts';
import { CreditStandingResolver, CustomerResolver } from './customer.resolver.ts';
import { CustomerDocumentsResolver } from './customer-documents.resolver.ts';
import { CustomerUserResolver } from './customer-user.resolver.ts';
import { checkReferences, federationSdl, markShared, referenceResolvers } from './federation.ts';
import { FindingResolver } from './finding.resolver.ts';
import { FlowResolver, MigrationResolver } from './flow.resolver.ts';
import { FlowRecordResolver } from './flow-record.resolver.ts';
import { FlowSubscriptionResolver } from './flow-subscription.resolver.ts';
import { GatewayStatusResolver } from './gateway-status.resolver.ts';
import { InventoryResolver } from './inventory.resolver.ts';
import { InventorySubscriptionResolver } from './inventory-subscription.resolver.ts';
import { InvoiceLineResolver, InvoiceResolver } from './invoice.resolver.ts';
import { leanResolvers } from './lean-resolvers.ts';
import { NodeResolver } from './node.resolver.ts';
import { OrderResolver } from './order.resolver.ts';
import { OrderContentResolver } from './order-content.resolver.ts';
import { OrderLineResolver, UnshippedItemResolver } from './order-line.resolver.ts';
import { OrderQuoteResolver } from './order-quote.resolver.ts';
import { OrderSubscriptionResolver } from './order-subscription.resolver.ts';
import { OroCustomerResolver } from './oro-customer.resolver.ts';
import { OroProductResolver } from './oro-product.resolver.ts';
import { PlaceOrderResolver } from './place-order.resolver.ts';
import { PriceResolver } from './price.resolver.ts';
import { PriceSubscriptionResolver } from './price-subscription.resolver.ts';
import { ProductResolver } from './product.resolver.ts';
import { PromotionResolver } from './promotion.resolver.ts';
import { RecordInvoicePaymentResolver } from './record-invoice-payment.resolver.ts';
import { SavedOperationResolver } from './saved-operation.resolver.ts';
import { SettingsResolver } from './settings.resolver.ts';
import { ShipmentLineResolver, ShipmentResolver } from './shipment.resolver.ts';
import { ShoppingListResolver } from './shopping-list.resolver.ts';
import { guardArguments } from './sound-arguments.ts';
import { SystemStatusResolver } from './system-status.resolver.ts';
import { TaxQuoteResolver } from './tax-quote.resolver.ts';
import { UpdateCustomerResolver } from './update-customer.resolver.ts';
import { UpdateMasterShoppingListResolver } from './update-master-shopping-list.resolver.ts';
import { UpsertCustomerAddressResolver } from './upsert-customer-address.resolver.ts';
import { UpsertCustomerUserResolver } from './upsert-customer-user.resolver.ts';
import { ViewerResolver } from './viewer.resolver.ts';

/** Every resolver, by hand and sorted. */
const resolvers: NonEmptyArray<new () => object> = [
  AccessKeyResolver,
  AddressResolver,
  AuditResolver,
  BudgetResolver,
  CancelOrderLineResolver,
  CommandResolver,
  BudgetSubscriptionResolver,
  CommandSubscriptionResolver,
  ContractPriceResolver,
  ContractResolver,
  CreditStandingResolver,
  CustomerDocumentsResolver,
  CustomerResolver,
  CustomerUserResolver,
  FindingResolver,
  FlowRecordResolver,
  FlowResolver,
  FlowSubscriptionResolver,
  GatewayStatusResolver,
  InventoryResolver,
  InventorySubscriptionResolver,
  InvoiceLineResolver,
  InvoiceResolver,
  MigrationResolver,
  NodeResolver,
  OrderContentResolver,
  OrderLineResolver,
  OrderQuoteResolver,
  OrderResolver,
  OrderSubscriptionResolver,
  OroCustomerResolver,
  OroProductResolver,
  PlaceOrderResolver,
  PriceResolver,
  PriceSubscriptionResolver,
  ProductResolver,
  PromotionResolver,
  RecordInvoicePaymentResolver,
  SavedOperationResolver,
  SettingsResolver,
  ShipmentLineResolver,
  ShipmentResolver,
  ShoppingListResolver,
  SystemStatusResolver,
  TaxQuoteResolver,
  UnshippedItemResolver,
  UpdateCustomerResolver,
  UpdateMasterShoppingListResolver,
  UpsertCustomerAddressResolver,
  UpsertCustomerUserResolver,
  ViewerResolver,
];

/** The executable schema, a Federation 2 subgraph. */
export function buildGatewaySchema(): GraphQLSchema {
  const schema = buildOwnSchema();
  const subgraph = buildSubgraphSchema({
    typeDefs: parse(`${markShared(printSchema(schema))}
${federationSdl}`),
    resolvers: withReferences(withLean(createResolversMap(schema))) as GraphQLResolverMap,
  });
  return guardFields(guardArguments(checkReferences(keepExtensions(schema, subgraph))));
}

/** The schema as clients see it: sorted, described, without the fields of the federation. */
export const printGatewaySchema = (): string => `${printSchema(lexicographicSortSchema(buildOwnSchema()))}\n`;

function buildOwnSchema(): GraphQLSchema {
  const schema = buildSchemaSync({ resolvers, orphanedTypes: [ErpFact], validate: false, pubSub: noPubSub });
  const query = schema.getQueryType();
  if (query != null) query.description = queryDescription;
  const mutation = schema.getMutationType();
  if (mutation != null) mutation.description = mutationDescription;
  const subscription = schema.getSubscriptionType();
  if (subscription != null) subscription.description = subscriptionDescription;
  return schema;
}

/** type-graphql has no place for it: the type is put together from all resolvers. */
const queryDescription =
  'What can be asked of both systems as one. A field whose system does not answer is null with an error that names the system; the others answer.';

const mutationDescription =
  'What is written through to P21. Every wish carries an idempotency key, is stored before P21 sees it, and is never sent again before P21 was asked whether it arrived.';

const subscriptionDescription =
  'What can be listened to, by WebSocket or server-sent events. Every message says what changed and answers with what is true then; a message may come twice.';

/** type-graphql asks for one although every subscription here names its own source of changes. */
const noPubSub: PubSub = {
  publish: () => {
    throw new Error('Changes are published on the event bus.');
  },
  subscribe: () => {
    throw new Error('A subscription names no source of its changes: give it `subscribe`.');
  },
};

type ResolversMap = ReturnType<typeof createResolversMap>;

/** The two packages describe the same map in different words. */
type GraphQLResolverMap = NonNullable<LegacySchemaModule['resolvers']>;
type LegacySchemaModule = Exclude<
  Parameters<typeof buildSubgraphSchema>[0],
  readonly unknown[] | { kind: unknown }
>;

const withLean = (map: ResolversMap): ResolversMap => ({
  ...map,
  ...Object.fromEntries(
    Object.entries(leanResolvers()).map(([type, fields]) => [type, { ...map[type], ...fields }]),
  ),
});

/** Interfaces are told apart by `__typename`, synchronously: type-graphql's own way makes a promise of it. */
const withReferences = (map: ResolversMap): ResolversMap => ({
  ...map,
  ...Object.fromEntries(
    Object.entries(referenceResolvers).map(([type, reference]) => [type, { ...map[type], ...reference }]),
  ),
  ErpFact: { __resolveType: defaultTypeResolver },
  Node: { __resolveType: defaultTypeResolver },
});

/** The way through SDL drops what type-graphql put beside types and fields, e.g. complexity. */
function keepExtensions(own: GraphQLSchema, subgraph: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(subgraph.getTypeMap())) {
    const source = own.getType(type.name);
    if (!isObjectType(type) || !isObjectType(source)) continue;
    type.extensions = { ...source.extensions, ...type.extensions };
    const fields = source.getFields();
    for (const field of Object.values(type.getFields())) {
      field.extensions = { ...fields[field.name]?.extensions, ...field.extensions };
    }
  }
  return subgraph;
}
