/**
 * How long the real 6.1 took (oro-observed, "How slow the real thing is"): a floor for every call, and a cost for every
 * relationship that is written with its links. Milliseconds on two cores; no queueing behind other calls.
 */
import { isObject } from '../jsonapi/json-body.ts';

export interface AnswerShape {
  readonly method: string;
  readonly document: unknown;
  /** Relationship paths of `include`. */
  readonly includes: number;
  readonly hasLinks: boolean;
}

/** One customer, sparse: 48. One inventory PATCH: 62. */
const floorMs: Readonly<Record<string, number>> = { GET: 45, PATCH: 55, DELETE: 60, POST: 90, OPTIONS: 20 };
/** 100 products of some forty relationships: 431, sparse and without links 52. */
const linkedRelationshipMs = 0.1;
const plainRelationshipMs = 0.02;
const resourceMs = 0.07;
/** An order with its includes: 153. */
const includeMs = 8;

export const tokenMs = 55;
/** Answers 400 to 404 of the recordings took 30 to 45. */
export const refusalMs = 38;

export function observedMs({ method, document, includes, hasLinks }: AnswerShape): number {
  const resources = resourcesIn(document);
  const relationships = resources.reduce(
    (sum, { relationships: own }) => sum + (isObject(own) ? Object.keys(own).length : 0),
    0,
  );
  const perRelationship = hasLinks ? linkedRelationshipMs : plainRelationshipMs;
  const floor = floorMs[method] ?? 45;
  return Math.round(
    floor + resources.length * resourceMs + relationships * perRelationship + includes * includeMs,
  );
}

function resourcesIn(document: unknown) {
  if (!isObject(document)) return [];
  const { data, included } = document;
  return [data, included].flat().filter(isObject);
}
