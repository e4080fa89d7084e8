/**
 * Property tests with the same cases at every run, so that a change is judged by what it changed. `SEED` tries others,
 * `SEED=random` new ones each time.
 */
import fc from 'fast-check';

const { SEED = '20260101' } = process.env;

if (SEED !== 'random') fc.configureGlobal({ seed: Number(SEED) });

export { fc };
