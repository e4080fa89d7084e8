/** What a process costs, as the kernel counts it: fair to all even while others use the machine. */
import { readFileSync } from 'node:fs';

/** The kernel's clock tick, 100 a second on every Linux that Node runs on. */
const tickMs = 10;

/** Processor time that a process has used since its start, of all its threads. */
export function processorTimeMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * tickMs;
}

/** Memory that a process holds in RAM. */
export function residentMegabytes(pid: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}
