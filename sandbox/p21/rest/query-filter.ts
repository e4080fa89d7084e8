/**
 * `$query` of the REST families: the comparisons of OData with `startswith`, `endswith` and `substringof`, over
 * property names or column names (p21-api 3.2 has a source for each).
 */
import type { Value } from '../database/row.ts';
import type { LocalTime } from '../local-time.ts';
import { toEpoch } from '../odata/literal.ts';
import { type Comparison, type Expression, type Operand, parseFilter } from '../odata/parser.ts';
import { ODataProblem } from '../odata/problem.ts';
import { refusedWrite } from './rest-problem.ts';

/** One cell of a record by name; the kind decides how it compares. */
export interface Cell {
  readonly kind: string;
  readonly value: Value;
}

/** `undefined` when the record has nothing of that name. */
export type CellReader<Record> = (record: Record, name: string) => Cell | undefined;

/** Throws the `RestProblem` P21 answers to a query it does not understand, here or when a name turns out unknown. */
export const compileQuery = <Record>(
  query: string,
  read: CellReader<Record>,
  time: LocalTime,
): ((record: Record) => boolean) => {
  const expression = parse(query);
  return (record) => holds(expression, (name) => read(record, name) ?? unknownName(name), time);
};

/** Assumption: the words; sources saw a 500 for names that are not recognized. */
const unknownName = (name: string): never => {
  throw refusedWrite(`Unrecognized field name '${name}' in query.`);
};

const parse = (query: string): Expression => {
  try {
    return parseFilter(query, 'v3');
  } catch (error) {
    if (error instanceof ODataProblem) throw refusedWrite(error.message);
    throw error;
  }
};

type Cells = (name: string) => Cell;

const holds = (expression: Expression, cells: Cells, time: LocalTime): boolean => {
  switch (expression.kind) {
    case 'and':
      return expression.terms.every((term) => holds(term, cells, time));
    case 'or':
      return expression.terms.some((term) => holds(term, cells, time));
    case 'not':
      return !holds(expression.term, cells, time);
    case 'compare':
      return compare(expression.comparison, expression.left, expression.right, cells, time);
    case 'test':
      return callHolds(expression.operand, cells);
    case 'in':
      throw refusedWrite("Operator 'in' is not supported in query.");
  }
};

const compare = (how: Comparison, left: Operand, right: Operand, cells: Cells, time: LocalTime): boolean => {
  if (left.kind !== 'column' || right.kind !== 'literal')
    throw refusedWrite('A query compares a field with a value.');
  const cell = cells(left.name);
  const isNull = right.token.kind === 'word' && right.token.value === 'null';
  const [found, wanted] = [
    comparable(cell, cell.value),
    isNull ? null : literal(cell, right.token.value, time),
  ];
  if (found === null || wanted === null)
    return (how === 'eq') === (found === wanted) && (how === 'eq' || how === 'ne');
  return outcomes[how](found < wanted ? -1 : found > wanted ? 1 : 0);
};

const outcomes: Readonly<Record<Comparison, (order: number) => boolean>> = {
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
  gt: (order) => order > 0,
  ge: (order) => order >= 0,
  lt: (order) => order < 0,
  le: (order) => order <= 0,
};

/** Text compares without case and trailing blanks, as the database does. */
const comparable = ({ kind }: Cell, value: Value): string | number | null => {
  if (value === null) return null;
  return kind === 'text' ? String(value).trimEnd().toLowerCase() : Number(value);
};

/** Numbers may stand in quotes: `id eq '5'`. */
const literal = (cell: Cell, text: string, time: LocalTime): string | number | null =>
  comparable(cell, cell.kind === 'datetime' ? toEpoch(text, time) : text);

const functions: Readonly<Record<string, (text: string, part: string) => boolean>> = {
  startswith: (text, part) => text.startsWith(part),
  endswith: (text, part) => text.endsWith(part),
  substringof: (text, part) => text.includes(part),
};

/** `substringof` names the part first and the field second; the others the other way round. */
const callHolds = (operand: Operand, cells: Cells): boolean => {
  if (operand.kind !== 'call' || operand.args.length !== 2) throw refusedWrite('A query is a condition.');
  const test = functions[operand.name.toLowerCase()];
  const column = operand.args.find((argument) => argument.kind === 'column');
  const part = operand.args.find((argument) => argument.kind === 'literal');
  if (test === undefined || column?.kind !== 'column' || part?.kind !== 'literal')
    throw refusedWrite(`Function '${operand.name}' is not supported in query.`);
  const text = cells(column.name).value;
  return text !== null && test(String(text).trimEnd().toLowerCase(), part.token.value.toLowerCase());
};
