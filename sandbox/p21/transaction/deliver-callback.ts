/** Posts an asynchronous result to the caller's own endpoint (p21-api 4.5). */
import { STATUS_CODES } from 'node:http';
import type { AsyncRequest } from './async-requests.ts';
import type { Callback } from './document.ts';
import { toXml } from './write-xml.ts';

/** The text P21 keeps about it; "Success : 200 (OK)" is M03's. Assumption: the form for failures. */
export const deliverCallback = async (callback: Callback, request: AsyncRequest): Promise<string> => {
  const isXml = callback.ContentType.includes('xml');
  try {
    const answer = await fetch(callback.Url, {
      method: callback.Method,
      headers: {
        'content-type': callback.ContentType,
        ...Object.fromEntries(callback.Headers.map(({ Name, Value }) => [Name, Value])),
      },
      body: isXml ? toXml('AsyncRequest', request) : JSON.stringify(request),
    });
    const status = `${answer.status} (${STATUS_CODES[answer.status] ?? ''})`;
    return `${answer.ok ? 'Success' : 'Failure'} : ${status}`;
  } catch (error) {
    return `Failure : ${error instanceof Error ? error.message : String(error)}`;
  }
};
