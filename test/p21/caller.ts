/** A caller of a P21 sandbox on a free port: one token, answers with status, headers, text and JSON. */

import type { P21SandboxOptions } from '../../sandbox/p21/options.ts';
import { createP21Sandbox, type P21Sandbox } from '../../sandbox/p21/server.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body read as JSON; throws when it is none. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape
  json(): any;
}

export interface Caller {
  readonly sandbox: P21Sandbox;
  call(path: string, init?: RequestInit & { anonymous?: boolean }): Promise<Answer>;
  /** A GET with query options, each encoded. */
  get(path: string, query?: Readonly<Record<string, string>>): Promise<Answer>;
  close(): Promise<void>;
}

/** A small distributor, quick to seed. */
export const smallSandbox: Partial<P21SandboxOptions> = { items: 200, customers: 20, orders: 60 };

export const startCaller = async (options: Partial<P21SandboxOptions> = {}): Promise<Caller> => {
  const sandbox = await createP21Sandbox({ ...smallSandbox, ...options });
  const bearer = await tokenOf(sandbox.url);
  const call: Caller['call'] = async (path, { anonymous, headers, ...init } = {}) => {
    const authorization = anonymous ? {} : { authorization: `Bearer ${bearer}` };
    return answerOf(
      await fetch(sandbox.url + path, {
        redirect: 'manual',
        ...init,
        headers: { ...authorization, accept: 'application/json', ...headers },
      }),
    );
  };
  const get: Caller['get'] = (path, query = {}) => call(`${path}?${new URLSearchParams(query)}`);
  return { sandbox, call, get, close: () => sandbox.close() };
};

export const tokenOf = async (
  url: string,
  credentials: object = { username: 'api', password: 'sandbox' },
): Promise<string> => {
  const answer = await fetch(`${url}/api/security/token/v2`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(credentials),
  });
  return ((await answer.json()) as { AccessToken: string }).AccessToken;
};

const answerOf = async (response: Response): Promise<Answer> => {
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: () => JSON.parse(text) };
};
