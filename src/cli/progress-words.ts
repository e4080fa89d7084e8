/** Words about runs that bars, lines and tables have in common. */
import type { Run } from '../sync/runs.ts';

/** "120 created, 3 failed", or what keeps it from going on. */
export const describeCounts = ({ counts, reason }: Pick<Run, 'counts' | 'reason'>): string => {
  const words = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${name.toLowerCase().replaceAll('_', ' ')}`);
  return [...words, ...(reason === null ? [] : [reason])].join(', ');
};

export function toClock(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
