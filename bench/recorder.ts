/** A proxy that writes down the calls of the gateway to one system. It stands in the way only while recording. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type RecordedCall, sendCall } from './recorded-call.ts';

export interface Recording {
  readonly calls: RecordedCall[];
  readonly answered: number[];
}

export interface Recorder {
  readonly url: string;
  close(): void;
}

/** Between two hops only, or written anew by fetch. */
const hopHeaders = [
  'host',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'content-encoding',
];

/** Several recorders may share one recording: the order of calls is told across systems. */
export async function createRecorder(
  system: string,
  target: string,
  recording: Recording,
): Promise<Recorder> {
  const server = createServer(async (request, response) => {
    const after = [...recording.answered];
    const call = await readCall(system, target, request, after);
    const place = recording.calls.push(call) - 1;
    await forward(call, response);
    recording.answered.push(place);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => void server.close().closeAllConnections() };
}

async function readCall(
  system: string,
  target: string,
  request: IncomingMessage,
  after: readonly number[],
): Promise<RecordedCall> {
  const { method = 'GET', url = '/' } = request;
  const body = (await buffer(request)).toString();
  const headers = Object.entries(request.headersDistinct)
    .filter(([name]) => !hopHeaders.includes(name))
    .map(([name, values]) => [name, (values ?? []).join(', ')]);
  const sent = body === '' ? undefined : body;
  return { system, method, url: target + url, headers: Object.fromEntries(headers), body: sent, after };
}

async function forward(call: RecordedCall, response: ServerResponse): Promise<void> {
  const answer = await sendCall(call, 'manual');
  const headers = [...answer.headers].filter(([name]) => !hopHeaders.includes(name));
  response.writeHead(answer.status, Object.fromEntries(headers));
  response.end(Buffer.from(await answer.arrayBuffer()));
}
