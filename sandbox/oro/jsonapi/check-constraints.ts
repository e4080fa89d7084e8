/** Checks a value against a field's constraints and words the violations as Symfony does. */
import type { Constraint } from '../model/constraint.ts';
import type { Json } from '../store/row.ts';
import { isCurrency } from './currencies.ts';

export interface Violation {
  readonly title: string;
  readonly detail: string;
}

export function violations(value: Json, constraints: readonly Constraint[]): readonly Violation[] {
  return constraints.map((constraint) => violation(value, constraint)).filter((found) => found !== undefined);
}

const isBlank = (value: Json): boolean =>
  value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0);

function violation(value: Json, constraint: Constraint): Violation | undefined {
  switch (constraint.kind) {
    case 'not blank':
      return isBlank(value) && !(constraint.allowNull && value === null)
        ? { title: 'not blank constraint', detail: constraint.message ?? 'This value should not be blank.' }
        : undefined;
    case 'not null':
      return value === null
        ? { title: 'not null constraint', detail: 'This value should not be null.' }
        : undefined;
    case 'count':
      return Array.isArray(value) && value.length >= constraint.min
        ? undefined
        : { title: 'count constraint', detail: constraint.message };
    case 'length':
      return lengthViolation(value, constraint);
    case 'greater than':
    case 'range':
      return numberViolation(value, constraint);
    default:
      return textViolation(value, constraint);
  }
}

function lengthViolation(
  value: Json,
  { min = 0, max }: { min?: number; max: number },
): Violation | undefined {
  if (typeof value !== 'string') return undefined;
  const length = [...value].length;
  const characters = (count: number) => `${count} character${count === 1 ? '' : 's'}`;
  if (length > max) {
    return {
      title: 'length constraint',
      detail: `This value is too long. It should have ${characters(max)} or less.`,
    };
  }
  if (length < min) {
    return {
      title: 'length constraint',
      detail: `This value is too short. It should have ${characters(min)} or more.`,
    };
  }
  return undefined;
}

type NumberConstraint = Extract<Constraint, { kind: 'greater than' | 'range' }>;

function numberViolation(value: Json, constraint: NumberConstraint): Violation | undefined {
  if (value === null) return undefined;
  const number = Number(value);
  if (constraint.kind === 'greater than') {
    if (number > constraint.value) return undefined;
    return {
      title: 'greater than constraint',
      detail: `This value should be greater than ${constraint.value}.`,
    };
  }
  const { min, max, message } = constraint;
  if (number >= min && (max === undefined || number <= max)) return undefined;
  const detail =
    message ??
    (max === undefined
      ? `This value should be ${min} or more.`
      : `This value should be between ${min} and ${max}.`);
  return { title: 'range constraint', detail };
}

type TextConstraint = Extract<Constraint, { kind: 'email' | 'currency' | 'choice' | 'pattern' }>;

function textViolation(value: Json, constraint: TextConstraint): Violation | undefined {
  if (value === null || value === '') return undefined;
  const text = String(value);
  switch (constraint.kind) {
    case 'email':
      return email.test(text)
        ? undefined
        : { title: 'email constraint', detail: 'This value is not a valid email address.' };
    case 'currency':
      return isCurrency(text)
        ? undefined
        : { title: 'currency constraint', detail: 'This value is not a valid currency.' };
    case 'choice':
      return constraint.values.includes(text) ? undefined : notAChoice(constraint);
    case 'pattern':
      return constraint.pattern.test(text)
        ? undefined
        : { title: constraint.title, detail: constraint.message };
  }
}

const notAChoice = ({ title, message }: Extract<Constraint, { kind: 'choice' }>): Violation => ({
  title: title ?? 'choice constraint',
  detail: message ?? 'The value you selected is not a valid choice.',
});

const email =
  /^[^\s@<>(),;:\\"[\]]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/;
