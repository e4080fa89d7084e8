/** Stored and edited payloads become inputs again through one schema per command. */
import { z } from 'zod';
import { type DecimalString, toDecimal } from '../decimal.ts';
import { badInput } from '../errors.ts';

/** Throws BAD_USER_INPUT naming the first field that is wrong. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, payload: unknown): z.output<Schema> {
  const parsed = schema.safeParse(payload);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw badInput(issue?.path.map(String).join('.') || 'input', issue?.message ?? 'is not valid');
}

/** Blanks at the ends belong to nobody; an empty text is no text. */
export const text = z.string().trim().min(1, { error: 'give a text' });

export const optionalText = z
  .string()
  .trim()
  .nullish()
  .transform((value) => value || null);

export const decimal = z.union([z.string(), z.number()]).transform((digits, context): DecimalString => {
  try {
    return toDecimal(digits);
  } catch {
    context.addIssue({ code: 'custom', message: 'give a number in plain digits' });
    return z.NEVER;
  }
});

/** "2026-01-31". */
export const day = z.iso.date({ error: 'give a date such as 2026-01-31' });

/** An id of P21 that is a number there: digits only, or the filter would be refused. */
export const numericId = z
  .string()
  .trim()
  .regex(/^\d{1,19}$/, { error: 'give a P21 id: digits only' });

export const orNull = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value) => value ?? null);
