/**
 * What the OData service says when a query is wrong: mostly 404, not 400 (p21-api 2.3). Texts p21-api gives are
 * taken from there; the rest are those of Microsoft's OData library, whose words the known ones are.
 */

export class ODataProblem extends Error {
  readonly status = 404;
}

export const unknownProperty = (column: string, typeName: string): ODataProblem =>
  new ODataProblem(`Could not find a property named '${column}' on type 'dbo.${typeName}'.`);

export const syntaxError = (position: number, text: string): ODataProblem =>
  new ODataProblem(`Syntax error at position ${position} in '${text}'.`);

export const invalidCharacter = (character: string, position: number, text: string): ODataProblem =>
  new ODataProblem(
    `Syntax error: character '${character}' is not valid at position ${position} in '${text}'.`,
  );

export const unterminatedString = (position: number, text: string): ODataProblem =>
  new ODataProblem(`There is an unterminated string literal at position ${position} in '${text}'.`);

export const incompatibleTypes = (left: string, right: string, kind: string): ODataProblem =>
  new ODataProblem(
    `A binary operator with incompatible types was detected. Found operand types '${left}' and '${right}' for operator kind '${kind}'.`,
  );

export const unknownFunction = (name: string): ODataProblem =>
  new ODataProblem(
    `An unknown function with name '${name}' was found. This may also be a function import or a key lookup on a navigation property, which is not allowed.`,
  );

export const wrongArguments = (name: string): ODataProblem =>
  new ODataProblem(
    `No function signature for the function with name '${name}' matches the specified arguments. The function signatures considered are: ${name}(Edm.String Nullable=true, Edm.String Nullable=true).`,
  );

export const notBoolean = (): ODataProblem =>
  new ODataProblem('The $filter expression must evaluate to a single boolean value.');

export const failedConversion = (clrType: string): ODataProblem =>
  new ODataProblem(`Failed to convert parameter value from a String to a ${clrType}.`);

export const badLiteral = (type: string, literal: string, position: number, text: string): ODataProblem =>
  new ODataProblem(`Unrecognized '${type}' literal '${literal}' at '${position}' in '${text}'.`);

export const badNumber = (option: string, value: string): ODataProblem =>
  new ODataProblem(
    `Invalid value '${value}' for ${option} query option found. The ${option} query option requires a non-negative integer value.`,
  );
