/** Operations that staff save by name: every colleague finds them, on every replica, and runs them with rights of their own. */
import type { AuditAction, AuditLog } from '../access/audit.ts';
import type { Viewer } from '../access/viewer.ts';
import { badInput, GatewayError } from '../errors.ts';
import { type Clock, toInstant } from '../instant.ts';
import type { Database } from '../store/database.ts';
import {
  appendVersion,
  type OperationVariables,
  type OperationVersion,
  readOperations,
} from './operation-versions.ts';

export interface SavedOperationsParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly clock: Clock;
  /** What is wrong with a document, in one sentence; undefined when the gateway would run it. */
  readonly faultOf: (document: string) => string | undefined;
}

/** An operation as somebody wants it saved. */
export interface OperationWish {
  readonly name: string;
  readonly document: string;
  readonly variables?: unknown;
}

const longestName = 80;
const longestDocument = 50_000;
const longestVariables = 20_000;
const mostOperations = 500;

export class SavedOperations {
  readonly #parts: SavedOperationsParts;

  constructor(parts: SavedOperationsParts) {
    this.#parts = parts;
  }

  /** By name. */
  list(): Promise<readonly OperationVersion[]> {
    return readOperations(this.#parts.db);
  }

  /**
   * `seen` is the version that was looked at, null for a new name. Throws BAD_USER_INPUT naming the field that cannot be,
   * and CONFLICT when the name is taken or a colleague has saved or deleted it since.
   */
  async save(wish: OperationWish, seen: number | null, viewer: Viewer): Promise<OperationVersion> {
    const name = checkName(wish.name);
    const document = this.#checkDocument(wish.document);
    const variables = checkVariables(wish.variables ?? null);
    const saved = { name, document, variables, at: toInstant(this.#parts.clock()), actor: viewer.keyId };
    const version = await appendVersion(this.#parts.db, (operations) => {
      requireSeen(operations, name, seen);
      if (seen === null && operations.length >= mostOperations)
        throw badInput('name', `${mostOperations} operations are saved: delete one that nobody needs`);
      return saved;
    });
    this.#record('OPERATION_SAVED', name, viewer);
    return { ...saved, version };
  }

  /** Returns what was deleted. Throws as `save` does. */
  async delete(name: string, seen: number, viewer: Viewer): Promise<OperationVersion> {
    const at = toInstant(this.#parts.clock());
    let deleted: OperationVersion | undefined;
    await appendVersion(this.#parts.db, (operations) => {
      deleted = requireSeen(operations, name, seen);
      return { name, document: null, variables: null, at, actor: viewer.keyId };
    });
    this.#record('OPERATION_DELETED', name, viewer);
    return deleted as OperationVersion;
  }

  #checkDocument(document: string): string {
    if (document.length > longestDocument)
      throw badInput('document', `is longer than ${longestDocument} characters`);
    const fault = this.#parts.faultOf(document);
    if (fault !== undefined) throw badInput('document', fault);
    return document;
  }

  #record(action: AuditAction, subject: string, { keyId: actor, role, address }: Viewer): void {
    this.#parts.audit.record({ action, actor, role, address, subject, outcome: 'OK' });
  }
}

/** What counts for the name now. Throws CONFLICT when it is not what was looked at. */
function requireSeen(
  operations: readonly OperationVersion[],
  name: string,
  seen: number | null,
): OperationVersion | undefined {
  const current = operations.find((one) => one.name === name);
  if ((current?.version ?? null) === seen) return current;
  if (seen === null) throw new GatewayError('CONFLICT', `"${name}" is saved already: choose another name.`);
  const what = current === undefined ? 'deleted' : 'changed';
  throw new GatewayError('CONFLICT', `Somebody has ${what} "${name}" meanwhile: look again.`);
}

function checkName(wanted: string): string {
  const name = wanted.trim().replace(/\s+/g, ' ');
  if (name === '') throw badInput('name', 'say what the operation is for');
  if (name.length > longestName) throw badInput('name', `is longer than ${longestName} characters`);
  return name;
}

function checkVariables(variables: unknown): OperationVariables | null {
  if (variables === null) return null;
  if (typeof variables !== 'object' || Array.isArray(variables))
    throw badInput('variables', 'give an object: a value for each variable, by its name');
  if (JSON.stringify(variables).length > longestVariables)
    throw badInput('variables', `are longer than ${longestVariables} characters`);
  return variables as OperationVariables;
}
