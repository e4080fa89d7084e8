/** P21's business logic says no. The message is what the caller reads, word for word where a source has the words. */
export class P21Refusal extends Error {
  override readonly name = 'P21Refusal';
}

/** p21-api 4.4; M03: no column is named. */
export const columnRequired = (): P21Refusal => new P21Refusal('This column is required.');

/** The pattern of required values that the window itself cannot fill (M03). */
export const valueMissing = (label: string, where: string): P21Refusal =>
  new P21Refusal(`Required value missing for ${label} (for ${where}) on row 1.`);

/** The pattern of values the user has to give (M03). */
export const requiredColumn = (label: string): P21Refusal =>
  new P21Refusal(`'${label}' is a required column.`);

export const columnDisabled = (column: string): P21Refusal =>
  new P21Refusal(`General Exception: Column is disabled: ${column}`);

/** p21-api 6.2: the price service's words for an item nobody can order there. */
export const itemNotValid = (): P21Refusal =>
  new P21Refusal('Item is not valid or not defined at this location');

/** Assumption: P21's words for a key that leads nowhere; no source has them. */
export const notFound = (label: string, value: unknown): P21Refusal =>
  new P21Refusal(`General Exception: ${label} ${String(value)} does not exist.`);

/** Assumption: the wording around the known part "may currently be edited by" (p21-api 4.4). */
export const lockedBy = (record: string, user: string): P21Refusal =>
  new P21Refusal(`General Exception: ${record} may currently be edited by ${user}`);

/** p21-api 4.4. */
export const unexpectedWindow = (title: string): P21Refusal =>
  new P21Refusal(`P21.UI.Common.UiServerException: Unexpected response window: ${title}`);
