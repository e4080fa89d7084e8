/** A part of the system in a process of its own, so that it does not share a processor's time with what is measured. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { PartName, PartSettings } from './child/parts.ts';

export interface ChildPart<T> {
  /** What the part said when it was ready. */
  readonly ready: T;
  readonly pid: number;
  close(): Promise<void>;
}

/** Resolves when the part answers. Throws when its process ends before. */
export const startChild = <T>(
  name: PartName,
  settings: PartSettings = {},
  environment: Readonly<Record<string, string>> = {},
): Promise<ChildPart<T>> =>
  forkChild(join(import.meta.dirname, 'child', 'main.ts'), [name, JSON.stringify(settings)], environment);

/** The same for any module that sends one message when it is ready. */
export async function forkChild<T>(
  path: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  options: { readonly execArgv?: string[] } = {},
): Promise<ChildPart<T>> {
  const child = fork(path, args, { ...options, env: { ...process.env, ...environment } });
  const ended = once(child, 'exit');
  const ready = await Promise.race([
    once(child, 'message').then(([message]) => message as T),
    ended.then(([code]) => {
      throw new Error(`The process of ${path} ended with code ${code} before it was ready`);
    }),
  ]);
  const close = async () => {
    child.kill();
    await ended;
  };
  return { ready, close, pid: child.pid ?? 0 };
}
