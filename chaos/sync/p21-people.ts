/** Staff at P21's end, beside the orders, stock and prices that its own business moves: what master data they mend. */
import type { Distributor } from '../../sandbox/distributor/start.ts';
import { pick, type Random } from '../random.ts';

type Database = Distributor['p21']['database'];
type Row = ReturnType<ReturnType<Database['table']>['all']>[number];

/**
 * Whether a record is one that staff of P21 takes out of use, by its key. People of the shop keep off those: who orders
 * what is being discontinued is told so by a person, which is right and not what is tried here.
 */
export const isGivenUp = (key: string): boolean =>
  [...key].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 4 === 0;

const aheadMs = 3_600_000;

export class P21People {
  /** How often what was done. */
  readonly done = new Map<string, number>();
  readonly #database: Database;
  readonly #random: Random;
  /** New ones came from the shop just now. */
  readonly #oldShipTos: ReadonlySet<Row>;
  #count = 0;

  constructor({ p21 }: Pick<Distributor, 'p21'>, random: Random) {
    this.#database = p21.database;
    this.#random = random;
    this.#oldShipTos = new Set(p21.database.table('ship_to').all().filter(isOldShipTo));
  }

  act(): void {
    const deeds: readonly [[string, () => boolean], ...[string, () => boolean][]] = [
      ['describe item', () => this.#change('inv_mast', isGood, { item_desc: `Described ${this.#next()}` })],
      ['describe item in the future', () => this.#describeAhead()],
      ['discontinue item', () => this.#change('inv_mast', isOldItem, { inactive: 'Y' })],
      ['spend budget', () => this.#spend()],
      ['change terms', () => this.#changeTerms()],
      [
        'drop ship-to',
        () =>
          this.#change('ship_to', (row) => isGood(row) && this.#oldShipTos.has(row), { delete_flag: 'Y' }),
      ],
    ];
    const [name, deed] = pick(this.#random, deeds);
    if (deed()) this.done.set(name, (this.done.get(name) ?? 0) + 1);
  }

  /** At a workstation whose clock is ahead of P21's. */
  #describeAhead(): boolean {
    const date_last_modified = this.#database.now() + aheadMs;
    return this.#change('inv_mast', isGood, { item_desc: `Described ${this.#next()}`, date_last_modified });
  }

  #spend(): boolean {
    const row = this.#any(
      'job_price_customer_shipto',
      ({ contract_dollar_limit: limit }) => Number(limit) > 0,
    );
    if (row === undefined) return false;
    this.#database
      .table('job_price_customer_shipto')
      .update(row, { contract_dollar_limit_used: Number(row.contract_dollar_limit_used ?? 0) + 1 });
    return true;
  }

  #changeTerms(): boolean {
    const terms = this.#any('terms', () => true);
    return this.#change('customer', isGood, { terms_id: terms?.terms_id ?? null });
  }

  #change(table: string, fits: (row: Row) => boolean, changes: Partial<Row>): boolean {
    const row = this.#any(table, fits);
    if (row !== undefined) this.#database.table(table).update(row, changes);
    return row !== undefined;
  }

  #any(table: string, fits: (row: Row) => boolean): Row | undefined {
    const rows = this.#database.table(table).all().filter(fits);
    return rows.length === 0 ? undefined : pick(this.#random, rows as [Row, ...Row[]]);
  }

  #next(): number {
    this.#count += 1;
    return this.#count;
  }
}

const isGood = ({ delete_flag, inactive, other_charge_item }: Row): boolean =>
  delete_flag !== 'Y' && inactive !== 'Y' && other_charge_item !== 'Y';

const isOldItem = (row: Row): boolean => isGood(row) && isGivenUp(String(row.item_id));

/** The ship-to that a customer itself is stays. */
const isOldShipTo = (row: Row): boolean =>
  isGood(row) && row.ship_to_id !== row.customer_id && isGivenUp(String(row.ship_to_id));
