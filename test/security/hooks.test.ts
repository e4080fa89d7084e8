/** Hooks: only the bytes that were signed, only with the secret, only for so long. */
import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isBearer, isSignedBody, isTimely } from '../../src/access/hooks.ts';
import { fc } from '../support/fast-check.ts';

const secret = 's3cret';
/** As PHP writes it: slashes and letters beyond ASCII escaped. */
const body = Buffer.from('{"topic":"order.created","url":"https:\\/\\/x","name":"M\\u00fcller"}');
const sign = (bytes: Uint8Array, key = secret) => createHmac('sha256', key).update(bytes).digest('hex');
const signature = sign(body);

describe('a signed body', () => {
  it('is taken with its secret, also while the secret is being replaced', () => {
    expect(isSignedBody(body, signature, [secret])).toBe(true);
    expect(isSignedBody(body, signature.toUpperCase(), [secret])).toBe(true);
    expect(isSignedBody(body, signature, ['next', secret])).toBe(true);
  });

  it.each([
    ['no signature', undefined],
    ['an empty one', ''],
    ['two of them', [signature, signature]],
    ['one by another secret', sign(body, 'other')],
    ['one by an empty secret', sign(body, '')],
    ['the secret itself', secret],
    ['a cut one', signature.slice(0, -1)],
    ['a longer one', `${signature}0`],
    ['one with a prefix', `sha256=${signature}`],
    ['one in base64', Buffer.from(signature, 'hex').toString('base64')],
    ['one with a blank', ` ${signature}`],
    ['one of another body', sign(Buffer.from('{}'))],
    ['a hash without secret', createHmac('sha256', 'x').update(body).digest('hex')],
    ['one by SHA-1', createHmac('sha1', secret).update(body).digest('hex')],
  ])('with %s is refused', (_case, header) => {
    expect(isSignedBody(body, header, [secret])).toBe(false);
  });

  it('that was written anew is another one, although it means the same', () => {
    const rewritten = Buffer.from(JSON.stringify(JSON.parse(body.toString())));
    expect(isSignedBody(rewritten, signature, [secret])).toBe(false);
  });

  it('is refused where no secret is configured', () => {
    expect(isSignedBody(body, sign(body, ''), [])).toBe(false);
    expect(isSignedBody(body, sign(body, ''), [''])).toBe(false);
  });

  it('cannot be changed in any byte', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 200 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (bytes, at, by) => {
          const changed = Uint8Array.from(bytes);
          changed[at % bytes.length] = ((bytes[at % bytes.length] ?? 0) + by) % 256;
          return isSignedBody(bytes, sign(bytes), [secret]) && !isSignedBody(changed, sign(bytes), [secret]);
        },
      ),
    );
  });
});

describe('a bearer token', () => {
  it('is one of those configured', () => {
    expect(isBearer('Bearer abc', ['abc'])).toBe(true);
    expect(isBearer('bearer abc', ['old', 'abc'])).toBe(true);
  });

  it.each([
    undefined,
    '',
    'abc',
    'Bearer',
    'Bearer ',
    'Bearer ab',
    'Bearer abcd',
    'Basic abc',
    'Bearer abc def',
    ['Bearer abc', 'Bearer abc'],
    'Bearer ABC',
  ])('"%s" is not', (header) => {
    expect(isBearer(header, ['abc'])).toBe(false);
  });

  it('is none where none is configured', () => {
    expect(isBearer('Bearer x', [])).toBe(false);
    expect(isBearer('Bearer ', [''])).toBe(false);
  });
});

describe('a delivery', () => {
  const now = Date.parse('2026-03-06T12:00:00Z');
  const window = { clock: () => now, maxAgeSeconds: 86_400, leewaySeconds: 300 };
  const seconds = now / 1000;

  it.each([seconds, seconds - 86_400, seconds + 300])('of %d is timely', (timestamp) => {
    expect(isTimely(timestamp, window)).toBe(true);
  });

  it.each([
    seconds - 86_401,
    seconds + 301,
    0,
    -1,
    now,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    `${seconds}`,
    null,
    undefined,
    [],
    {},
  ])('of %s is not', (timestamp) => {
    expect(isTimely(timestamp, window)).toBe(false);
  });
});
