/** Query parameters without case, as WCF matches them (p21-api 6.1 shows both `companyId` and `companyid`). */
import type { FastifyRequest } from 'fastify';
import { missingParameter } from './rest-problem.ts';

export class QueryParameters {
  private readonly values: ReadonlyMap<string, string>;

  constructor(request: Pick<FastifyRequest, 'query'>) {
    const given = Object.entries(request.query as Record<string, string | string[]>);
    this.values = new Map(given.map(([name, value]) => [name.toLowerCase(), [value].flat()[0] ?? '']));
  }

  /** The same parameters with some of them set. */
  with(values: Readonly<Record<string, string>>): QueryParameters {
    const lower = Object.entries(values).map(([name, value]) => [name.toLowerCase(), value]);
    return new QueryParameters({
      query: { ...Object.fromEntries(this.values), ...Object.fromEntries(lower) },
    });
  }

  /** The first of the names that was given with a value. */
  get(...names: readonly string[]): string | undefined {
    const values = names.map((name) => this.values.get(name.toLowerCase())?.trim());
    return values.find((value) => value !== undefined && value !== '');
  }

  /** Throws the `RestProblem` of p21-api 6.2 when it is missing. */
  need(name: string): string {
    const value = this.get(name);
    if (value === undefined) throw missingParameter(name);
    return value;
  }
}
