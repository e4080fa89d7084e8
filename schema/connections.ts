/** Every open-ended list of the graph, by hand and sorted. */
import { AuditEntry } from './audit-entry.type.ts';
import { Command } from './command.type.ts';
import { connectionOf } from './connection.type.ts';
import { ContractPrice } from './contract.type.ts';
import { Customer } from './customer.type.ts';
import { Discrepancy, ParkedChange } from './flow-record.type.ts';
import { Invoice } from './invoice.type.ts';
import { Order } from './order.type.ts';
import { Product } from './product.type.ts';
import { Promotion } from './promotion.type.ts';
import { UnshippedItem } from './unshipped-item.type.ts';

export const AuditEntryConnection = connectionOf('AuditEntry', 'audit entries', () => AuditEntry);
export const CommandConnection = connectionOf('Command', 'commands', () => Command);
export const ContractPriceConnection = connectionOf('ContractPrice', 'contract prices', () => ContractPrice);
export const CustomerConnection = connectionOf('Customer', 'customers', () => Customer);
export const DiscrepancyConnection = connectionOf('Discrepancy', 'discrepancies', () => Discrepancy);
export const InvoiceConnection = connectionOf('Invoice', 'invoices', () => Invoice);
export const OrderConnection = connectionOf('Order', 'orders', () => Order);
export const ParkedChangeConnection = connectionOf('ParkedChange', 'parked changes', () => ParkedChange);
export const ProductConnection = connectionOf('Product', 'products', () => Product);
export const PromotionConnection = connectionOf('Promotion', 'promotions', () => Promotion);
export const UnshippedItemConnection = connectionOf('UnshippedItem', 'unshipped items', () => UnshippedItem);
