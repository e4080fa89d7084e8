/** Taxes and where they apply (orocommerce 6.1.8, TaxBundle: TaxRateValidator, ZipCodeFieldsValidator). */
import { Big } from 'big.js';
import type { Converted } from '../jsonapi/convert-attribute.ts';
import { isObject } from '../jsonapi/json-body.ts';
import type { WriteNode } from '../jsonapi/write-node.ts';
import type { Json } from '../store/row.ts';
import type { RuleBook } from './rules.ts';

export const taxRules: RuleBook = {
  taxes: { validate: checkRate },
  taxjurisdictions: { convert: { zipCodes: toZipCodes }, validate: checkZipCodes },
};

/** Four decimals of a percentage are six of the rate itself (TaxationSettingsProvider::CALCULATION_SCALE). */
const rateDecimals = 6;

function checkRate(node: WriteNode): void {
  const rate = node.value('rate');
  if (typeof rate !== 'number' || new Big(rate).round(rateDecimals).eq(rate)) return;
  node.refuse('rate', 'tax rate constraint', "Tax rate can't have more than 4 decimal places");
}

interface ZipCode {
  readonly from: Json;
  readonly to: Json;
}

function toZipCodes(given: unknown): Converted {
  if (given === null) return { value: [] };
  if (!Array.isArray(given) || !given.every(isObject)) return { fault: 'This value is not valid.' };
  return { value: given.map(({ from = null, to = null }) => ({ from: textOf(from), to: textOf(to) })) };
}

const textOf = (value: unknown): Json => (value === null || value === '' ? null : String(value));

/** A code alone is kept as `from` without `to`; both make a range. */
function checkZipCodes(node: WriteNode): void {
  const codes = node.value('zipCodes');
  if (!Array.isArray(codes)) return;
  codes.forEach((code, index) => {
    const fault = zipFault(code as unknown as ZipCode);
    const pointer = `${node.pointerOf('zipCodes')}/${index}/from`;
    if (fault !== undefined) node.refuse('zipCodes', 'zip code fields constraint', fault, pointer);
  });
}

function zipFault({ from, to }: ZipCode): string | undefined {
  const start = from ?? '';
  const end = to ?? '';
  if (start === '' && end === '') return "Zip code can't be empty";
  if (end === '') return undefined;
  if (start === '') return 'Zip code range has to have start and end';
  const areNumbers = [start, end].every((part) => /^\d+$/.test(String(part)));
  return areNumbers ? undefined : 'Ranges are supported only for numeric postal codes';
}
