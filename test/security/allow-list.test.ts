/** Addresses: what counts as the same one, and what is none. */
import { describe, expect, it } from 'vitest';
import { createAllowList } from '../../src/access/allow-list.ts';

describe('an allow list', () => {
  it.each([
    ['10.0.0.0/8', '10.255.0.1'],
    ['10.0.0.7', '10.0.0.7'],
    ['10.0.0.0/8', '::ffff:10.1.2.3'],
    ['10.0.0.0/8', '::ffff:0a01:0203'],
    ['::ffff:10.0.0.0/104', '10.1.2.3'],
    ['2001:db8::/32', '2001:db8:1::1'],
    ['::1', '::1'],
    ['fe80::/10', 'fe80::1%eth0'],
    ['0.0.0.0/0', '203.0.113.9'],
  ])('of %s lets %s in', (entry, address) => {
    expect(createAllowList([entry]).allows(address)).toBe(true);
  });

  it.each([
    ['10.0.0.0/8', '11.0.0.1', 'a neighbour'],
    ['10.0.0.7', '10.0.0.8', 'a neighbour'],
    ['10.0.0.0/8', '::ffff:11.0.0.1', 'a mapped neighbour'],
    ['0.0.0.0/0', '2001:db8::1', 'IPv6 where only IPv4 was meant'],
    ['::/0', '10.0.0.1', 'IPv4 where only IPv6 was meant'],
    ['::/0', '::ffff:10.0.0.1', 'IPv4 that pretends to be IPv6'],
    ['127.0.0.0/8', '127.1', 'a short form'],
    ['127.0.0.0/8', '0x7f.0.0.1', 'hexadecimal'],
    ['127.0.0.0/8', '0177.0.0.1', 'octal'],
    ['127.0.0.0/8', '2130706433', 'one number'],
    ['127.0.0.0/8', '127.0.0.1:80', 'a port'],
    ['127.0.0.0/8', '[::ffff:127.0.0.1]', 'brackets'],
    ['127.0.0.0/8', '127.0.0.1, 10.0.0.1', 'a list'],
    ['127.0.0.0/8', ' 127.0.0.1', 'a blank'],
    ['127.0.0.0/8', 'localhost', 'a name'],
    ['127.0.0.0/8', 'unknown', 'what proxies write for unknown'],
    ['0.0.0.0/0', '', 'nothing'],
    ['2001:db8::/32', '2001:db9::1', 'a neighbour'],
    ['64:ff9b::/96', '10.0.0.1', 'the inside of a translated address'],
  ])('of %s keeps %s out: %s', (entry, address) => {
    expect(createAllowList([entry]).allows(address)).toBe(false);
  });

  it.each([
    '10.0.0.0/33',
    '10.0.0.0/-1',
    '10.0.0/8',
    '10.0.0.0/8/8',
    '2001:db8::/129',
    'example.com',
    '',
    '10.0.0.0/x',
  ])('refuses the entry "%s" instead of guessing', (entry) => {
    expect(() => createAllowList([entry])).toThrow(/no address and no network/);
  });

  it('that is empty lets nobody in', () => {
    expect(createAllowList([]).allows('127.0.0.1')).toBe(false);
  });
});
