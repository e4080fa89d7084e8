/** Product units of the shop; their ids are their codes, so that a missing one is made under the code wanted. */
import type { Clock } from '../../../src/instant.ts';
import type { OroApi } from '../oro-api.ts';
import type { SingleWriter } from './single-writer.ts';

const keepMs = 5 * 60_000;
const type = 'productunits';

export interface NewUnit {
  /** e.g. "each", "bx". */
  readonly code: string;
  /** What people read; the code where there is nothing better. */
  readonly label: string;
  readonly precision: number;
}

export class UnitList {
  readonly #clock: Clock;
  #known: { readonly codes: Set<string>; readonly untilMs: number } | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Makes the units the shop lacks (POST with the id, oro-fixtures `create_product_unit.yml`). */
  ensure(units: readonly NewUnit[], api: OroApi, writer: SingleWriter): Promise<void> {
    const turn = this.#turn.then(() => this.#ensure(units, api, writer));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #ensure(units: readonly NewUnit[], api: OroApi, writer: SingleWriter): Promise<void> {
    const known = await this.#codes(api);
    for (const { code, label, precision } of units) {
      if (known.has(code)) continue;
      await writer.createAs(type, code, {
        defaultPrecision: precision,
        label,
        pluralLabel: label,
        shortLabel: code,
        shortPluralLabel: code,
      });
      known.add(code);
    }
  }

  async #codes(api: OroApi): Promise<Set<string>> {
    if (this.#known !== undefined && this.#clock() < this.#known.untilMs) return this.#known.codes;
    const rows = await api.list({ type, fields: { [type]: ['defaultPrecision'] } });
    const codes = new Set(rows.map(({ id }) => id));
    this.#known = { codes, untilMs: this.#clock() + keepMs };
    return codes;
  }
}
