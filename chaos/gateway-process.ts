/** A gateway as its own process, which can be killed as a machine dies and started again on the same port. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

export class GatewayProcess {
  #child: ChildProcess | undefined;

  constructor(
    readonly port: number,
    private readonly environment: Readonly<Record<string, string>>,
    private readonly say: (text: string) => void,
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Resolves when it takes requests. Throws when it ends instead. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'serve'], {
      cwd: root,
      env: { ...process.env, ...this.environment, GATEWAY_PORT: String(this.port) },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#child = child;
    child.stderr?.on('data', (text: Buffer) => this.say(`gateway ${this.port}: ${text.toString().trim()}`));
    while (!(await this.#isReady())) {
      if (child.exitCode !== null)
        throw new Error(`the gateway on ${this.port} ended with ${child.exitCode}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** At once, without a word to anybody. */
  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  async #isReady(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/health/ready`)).ok;
    } catch {
      return false;
    }
  }
}
