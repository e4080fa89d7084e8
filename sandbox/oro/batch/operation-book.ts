// Where operations and their errors are kept: rows of `asyncoperations` in the store, errors beside them.
import type { Json, Row } from '../store/row.ts';
import type { Store } from '../store/store.ts';
import type { OperationError, OperationStatus, OperationSummary } from './async-operation.ts';
import type { ItemFault } from './batch-item.ts';

const TYPE = 'asyncoperations';

/** Every user of the sandbox belongs to the one organization of the Community edition. */
const ORGANIZATION_ID = '1';

export interface OperationChanges {
  readonly status?: OperationStatus;
  /** 0 to 1. */
  readonly progress?: number;
  readonly summary?: OperationSummary;
}

export class OperationBook {
  readonly #store: Store;
  readonly #now: () => number;
  readonly #errors = new Map<string, OperationError[]>();

  constructor(store: Store, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  open(entityType: string, ownerId: string): string {
    const at = this.#instant();
    const times = { createdAt: at, updatedAt: at, elapsedTime: 0 };
    const owners = { owner: ownerId, organization: ORGANIZATION_ID };
    const values = { status: 'new', progress: null, ...times, entityType, summary: null, ...owners };
    return this.#store.insert(TYPE, values).id;
  }

  find(id: string): Row | undefined {
    return this.#store.get(TYPE, id);
  }

  errorsOf(id: string): readonly OperationError[] {
    return this.#errors.get(id) ?? [];
  }

  change(id: string, { summary, ...changes }: OperationChanges): void {
    const counted: Record<string, Json> = summary === undefined ? {} : { summary: { ...summary } };
    this.#store.update(TYPE, id, { ...changes, ...counted, updatedAt: this.#instant() });
  }

  /** Ids are `<operation>-<chunk>-<running number>`; chunk 0 stands for the request as a whole. */
  addErrors(id: string, chunk: number, faults: readonly ItemFault[]): void {
    const errors = this.#errors.get(id) ?? [];
    const before = errors.length;
    const numbered = faults.map(({ status, title, detail, pointer }, index) => ({
      id: `${id}-${chunk}-${before + index + 1}`,
      status,
      title,
      detail,
      pointer,
    }));
    this.#errors.set(id, [...errors, ...numbered]);
  }

  remove(id: string): void {
    this.#store.remove(TYPE, id);
    this.#errors.delete(id);
  }

  #instant(): string {
    return `${new Date(this.#now()).toISOString().slice(0, 19)}Z`;
  }
}
