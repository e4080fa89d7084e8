/** References the gateway makes: short enough for P21's columns, easy to read out on the telephone. */

/** Without letters and digits that are taken for each other. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** 19 characters of 32 make a clash of two references less likely than a lost disk. */
const usualLength = 20;

/** "G" and as many characters as P21 keeps. `bytes` are random. Throws RangeError where so few would clash. */
export function makeReference(maximum: number, bytes: (count: number) => Uint8Array): string {
  const length = Math.min(maximum, usualLength);
  if (length < 8) throw new RangeError(`A reference of ${maximum} characters does not tell commands apart`);
  return `G${Array.from(bytes(length - 1), (byte) => alphabet[byte % alphabet.length]).join('')}`;
}
