/**
 * Runs operations as compiled code (graphql-jit) instead of walking the document anew for each request; what the
 * compiler cannot do, and what is asked once only, graphql-js runs. Both give the same answer, byte for byte.
 */
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  visit,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { notPlain, withPlainLists } from './plain-lists.ts';
import { settleLists } from './settled-lists.ts';

export interface Operation {
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
  readonly context: unknown;
}

export interface CompiledExecutor {
  execute(operation: Operation): Promise<ExecutionResult>;
  /** Undefined for an operation that is not compiled, for variables that do not fit and for what compiled code cannot answer. */
  executeCompiled(operation: Operation): Promise<ExecutionResult | undefined>;
}

export interface CompiledExecutorSettings {
  /** An operation is compiled when it is asked for so many times: compiling costs more than running it once. */
  readonly compileAfter: number;
}

/** Each fault of a value is told with the whole value. */
export const coercion = { maxCoercionErrors: 5 } as const;

/** What is known of one operation of a document. */
interface Plan {
  asked: number;
  compiled: CompiledQuery | 'not compiled';
}

export function createCompiledExecutor(
  schema: GraphQLSchema,
  { compileAfter }: CompiledExecutorSettings,
): CompiledExecutor {
  settleLists(schema);
  /** Plans live as long as their document, which Apollo keeps within bounds. */
  const plans = new WeakMap<DocumentNode, Map<string, Plan>>();

  function planOf({ document, operationName = '' }: Operation): Plan {
    const ofDocument = plans.get(document) ?? new Map<string, Plan>();
    plans.set(document, ofDocument);
    const plan = ofDocument.get(operationName) ?? { asked: 0, compiled: 'not compiled' };
    ofDocument.set(operationName, plan);
    plan.asked += 1;
    if (plan.asked === compileAfter) plan.compiled = compile(schema, document, operationName);
    return plan;
  }

  const interpret = async ({
    document,
    operationName,
    variables,
    context,
  }: Operation): Promise<ExecutionResult> =>
    execute({
      schema,
      document,
      operationName: operationName ?? null,
      variableValues: variables ?? null,
      contextValue: context,
      options: coercion,
    });

  return {
    execute: async (operation) => {
      // Variables that do not fit: nothing was run, and graphql-js words the mistake as everywhere else.
      return (await run(planOf(operation).compiled, operation)) ?? interpret(operation);
    },
    executeCompiled: async (operation) => {
      const plan = plans.get(operation.document)?.get(operation.operationName ?? '');
      return plan === undefined ? undefined : run(plan.compiled, operation);
    },
  };
}

async function run(
  compiled: Plan['compiled'],
  { context, variables }: Operation,
): Promise<ExecutionResult | undefined> {
  if (compiled === 'not compiled') return undefined;
  const result = (await compiled.query({}, context, variables)) as ExecutionResult;
  if (result.data === undefined || hasNotPlain(result)) return undefined;
  return result.errors === undefined ? result : { ...result, errors: result.errors.map(toWholeError) };
}

/** A list that was to hold plain data holds more: nothing was written, and graphql-js knows what to make of it. */
const hasNotPlain = ({ errors }: ExecutionResult): boolean =>
  errors?.some(({ message }) => message === notPlain) === true;

/** Errors of compiled code lack members that everybody relies on. */
function toWholeError({ message, locations, path, originalError }: GraphQLError): GraphQLError {
  const error = new GraphQLError(message, { path: path ?? null, originalError: originalError ?? null });
  Object.defineProperty(error, 'locations', { value: locations, enumerable: true });
  return error;
}

function compile(schema: GraphQLSchema, document: DocumentNode, operationName: string): Plan['compiled'] {
  if (isIncremental(document)) return 'not compiled';
  const name = operationName === '' ? undefined : operationName;
  const operation = getOperationAST(document, name);
  const plain = operation == null ? undefined : withPlainLists({ schema, document }, operation);
  const compiled = compileQuery(plain?.schema ?? schema, plain?.document ?? document, name);
  return isCompiledQuery(compiled) ? compiled : 'not compiled';
}

/** Answers in parts need an executor that gives them. */
function isIncremental(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    [Kind.DIRECTIVE]: ({ name }) => {
      found ||= name.value === 'defer' || name.value === 'stream';
    },
  });
  return found;
}
