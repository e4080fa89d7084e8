import { describe, expect, it } from 'vitest';
import {
  isHeld,
  type LineState,
  statusOfHeader,
  statusOfLine,
  statusOfLines,
  toDisposition,
} from '../../../src/loaders/order-status.ts';

const header = { quote: false, cancelled: false, completed: false, approved: true, held: false };

const line = (given: Partial<LineState>): LineState => ({
  completed: false,
  cancelled: false,
  deleted: false,
  quantityOpen: '10',
  quantityBackordered: '0',
  quantityOnPickTickets: '0',
  quantityInvoiced: '0',
  quantityCancelled: '0',
  ...given,
});

describe('the status of an order', () => {
  it('is decided by the header in this order: cancelled, completed, quote, hold', () => {
    const all = { quote: true, cancelled: true, completed: true, approved: false, held: true };
    expect(statusOfHeader(all)).toBe('CANCELLED');
    expect(statusOfHeader({ ...all, cancelled: false })).toBe('COMPLETED');
    expect(statusOfHeader({ ...all, cancelled: false, completed: false })).toBe('QUOTED');
    expect(statusOfHeader({ ...header, held: true })).toBe('ON_HOLD');
    expect(statusOfHeader({ ...header, approved: false })).toBe('ON_HOLD');
  });

  it('is left to the lines when the header says nothing', () => {
    expect(statusOfHeader(header)).toBeNull();
    expect(statusOfLines([])).toBe('OPEN');
    expect(statusOfLines(['OPEN', 'BACKORDERED'])).toBe('OPEN');
    expect(statusOfLines(['OPEN', 'PICKING'])).toBe('PICKING');
    expect(statusOfLines(['PICKING', 'PARTIALLY_SHIPPED'])).toBe('PARTIALLY_SHIPPED');
    expect(statusOfLines(['OPEN', 'COMPLETED'])).toBe('PARTIALLY_SHIPPED');
    expect(statusOfLines(['COMPLETED', 'COMPLETED'])).toBe('SHIPPED');
    expect(statusOfLines(['CANCELLED', 'CANCELLED'])).toBe('CANCELLED');
  });

  it('takes no notice of cancelled lines beside others', () => {
    expect(statusOfLines(['CANCELLED', 'COMPLETED'])).toBe('SHIPPED');
    expect(statusOfLines(['CANCELLED', 'OPEN'])).toBe('OPEN');
  });

  it('is a hold for credit states that begin with HOLD, whatever their case', () => {
    expect(['HOLD', 'hold', 'HOLDCR'].map(isHeld)).toEqual([true, true, true]);
    expect(['OK', 'COD', null].map(isHeld)).toEqual([false, false, false]);
  });
});

describe('the status of a line', () => {
  it('follows its quantities', () => {
    expect(statusOfLine(line({}))).toBe('OPEN');
    expect(statusOfLine(line({ quantityBackordered: '4' }))).toBe('BACKORDERED');
    expect(statusOfLine(line({ quantityBackordered: '4', quantityOnPickTickets: '6' }))).toBe('PICKING');
    expect(statusOfLine(line({ quantityInvoiced: '2', quantityOnPickTickets: '6' }))).toBe(
      'PARTIALLY_SHIPPED',
    );
    expect(statusOfLine(line({ quantityInvoiced: '10', quantityOpen: '0' }))).toBe('COMPLETED');
  });

  it('is cancelled by its mark, by deletion, or when all of its quantity was', () => {
    expect(statusOfLine(line({ cancelled: true, quantityInvoiced: '3' }))).toBe('CANCELLED');
    expect(statusOfLine(line({ deleted: true }))).toBe('CANCELLED');
    expect(statusOfLine(line({ quantityOpen: '0', quantityCancelled: '10' }))).toBe('CANCELLED');
    const rest = line({ quantityOpen: '0', quantityCancelled: '4', quantityInvoiced: '6' });
    expect(statusOfLine(rest)).toBe('COMPLETED');
  });

  it('is completed by its mark although a rest is open', () => {
    expect(statusOfLine(line({ completed: true, quantityInvoiced: '3', quantityOpen: '7' }))).toBe(
      'COMPLETED',
    );
  });

  it('of a return is open until it is invoiced, although nothing counts as open', () => {
    expect(statusOfLine(line({ quantityOpen: '0' }))).toBe('OPEN');
    expect(statusOfLine(line({ quantityOpen: '0', quantityInvoiced: '-2' }))).toBe('COMPLETED');
  });

  it('names what happens to the part that stock does not cover', () => {
    expect(['B', 'c', 'D ', 'F', 'H', 'P', 'S', 'T'].map(toDisposition)).toEqual([
      'BACKORDER',
      'CANCEL',
      'DIRECT_SHIP',
      'FUTURE',
      'HOLD',
      'PRODUCTION',
      'SPECIAL_ORDER',
      'TRANSFER',
    ]);
    expect(toDisposition('Z')).toBe('OTHER');
    expect(toDisposition(null)).toBeNull();
  });
});
