import { describe, expect, it } from 'vitest';
import {
  nodeTypes,
  oroIdOf,
  oroKey,
  parseGlobalId,
  parseGlobalIdOf,
  toGlobalId,
} from '../../../src/loaders/global-id.ts';
import { fc } from '../../support/fast-check.ts';

describe('global ids', () => {
  it('carry type and key of any text, opaque and safe in a URL', () => {
    fc.assert(
      fc.property(fc.constantFrom(...nodeTypes), fc.string({ minLength: 1, unit: 'binary' }), (type, key) => {
        const id = toGlobalId(type, key);
        expect(id).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(parseGlobalId(id, 'id')).toEqual({ type, key });
      }),
    );
  });

  it('tell an object of the shop alone from one of P21', () => {
    expect(oroIdOf(oroKey('57'))).toBe('57');
    expect(oroIdOf('100198')).toBeUndefined();
  });

  it.each([
    '',
    '100198',
    'Customer:100198',
    Buffer.from('Customer:').toString('base64url'),
    Buffer.from('Password:1').toString('base64url'),
    `${toGlobalId('Customer', '100198')}=`,
    `${toGlobalId('Customer', '100198')} `,
  ])('are refused when the gateway did not make them: %j', (id) => {
    expect(() => parseGlobalId(id, 'id')).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
  });

  it('are refused for another type than the one asked for', () => {
    expect(() => parseGlobalIdOf('Order', toGlobalId('Invoice', '1'), 'id')).toThrow(
      'id: give the id of an object of type Order, not Invoice',
    );
  });
});
