/** Sends a recorded request over real HTTP and reads the answer as it was recorded. */
import { request as httpRequest } from 'node:http';
import type { Json, RecordedRequest, RecordedResponse } from './recording.ts';

export interface Answer extends RecordedResponse {
  readonly headers: Readonly<Record<string, string>>;
}

/** Headers a client adds by itself stay away: only what was recorded is sent. */
export function send(origin: string, { method, url, headers, body }: RecordedRequest): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  const payload = body === undefined || body === null ? undefined : textOf(body, headers);
  return new Promise((resolve, reject) => {
    const call = httpRequest(
      {
        hostname,
        port,
        method,
        path: encodePath(url),
        headers: {
          ...headers,
          Host: 'oro.test',
          ...(payload === undefined ? {} : { 'Content-Length': Buffer.byteLength(payload) }),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: flat(response.rawHeaders),
            body: bodyOf(Buffer.concat(chunks).toString()),
          }),
        );
      },
    );
    call.on('error', reject);
    call.end(payload);
  });
}

const textOf = (body: Json, headers: Readonly<Record<string, string>>): string =>
  typeof body === 'string' && headers['X-Body'] === undefined ? body : JSON.stringify(body);

/** Recorded URLs are readable: blanks and quotes were encoded when they were sent, escapes were already. */
const encodePath = (url: string): string =>
  url.replace(/[^\w\-.~!*'();:@&=+$,/?%#[\]]/g, (sign) => encodeURIComponent(sign)).replaceAll('+', '%2B');

function bodyOf(text: string): Json {
  try {
    return text === '' ? '' : (JSON.parse(text) as Json);
  } catch {
    return text;
  }
}

function flat(raw: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let index = 0; index < raw.length; index += 2)
    headers[canonical(raw[index] ?? '')] = raw[index + 1] ?? '';
  return headers;
}

const special: Readonly<Record<string, string>> = { 'www-authenticate': 'WWW-Authenticate' };

const canonical = (name: string): string =>
  special[name.toLowerCase()] ??
  name
    .toLowerCase()
    .replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) => dash + letter.toUpperCase());
