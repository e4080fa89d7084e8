/** What the flows may be told: the choices that differ between distributors (`docs/flows.md`). */
import { z } from 'zod';

/** A table of names: an object in a file, JSON in the environment. */
const table = z.preprocess(
  (value) => (typeof value === 'string' ? tryJson(value) : value),
  z.record(z.string(), z.string(), { error: 'must be a JSON object of texts, such as {"EA":"each"}' }),
);

export const flowSettingsSchema = z.strictObject({
  /** Codes of the shop for P21's units; a unit that is not named keeps its code in small letters. */
  units: table.default({ EA: 'each' }),
  /** Locations whose stock the shop shows as one; every location of the company where empty. */
  stockLocationIds: z.array(z.string()).default([]),
});

export type FlowSettings = z.output<typeof flowSettingsSchema>;

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
