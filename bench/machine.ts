/** Where and of what a figure was measured; without it a figure means nothing. */
import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';

export const describeMachine = () => ({
  measuredAt: new Date().toISOString(),
  commit: describeCommit(),
  node: process.version,
  system: `${platform()} ${release()}`,
  processor: cpus()[0]?.model ?? 'unknown',
  processors: availableParallelism(),
  memoryGb: Math.round(totalmem() / 2 ** 30),
  /** Processes that wanted a processor in the last minute: others at work make all figures worse. */
  loadBefore: loadavg()[0],
});

/** The commit, with "-dirty" when files differ from it; "unknown" outside a clone. */
function describeCommit(): string {
  try {
    const cwd = import.meta.dirname;
    return execFileSync('git', ['describe', '--always', '--dirty', '--abbrev=12'], {
      cwd,
      encoding: 'utf8',
    }).trim();
  } catch {
    return 'unknown';
  }
}
