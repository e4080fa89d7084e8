/** Exchanges recorded against a real OroCommerce, in the order they were made (one file a session). */
import { readFileSync } from 'node:fs';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export interface RecordedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Json;
}

export interface RecordedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json;
}

export interface Recording {
  /** `145-customers-list-page1`; the numbers have gaps: exchanges that changed no state were left out. */
  readonly name: string;
  /** Which identity made the call; none when the request shows it itself. */
  readonly as?: string;
  readonly request?: RecordedRequest;
  readonly response?: RecordedResponse;
  /** Of calls made at once (races); their requests were not recorded. */
  readonly responses?: readonly { readonly status: number; readonly body: Json }[];
}

export function loadRecordings(session: '6.1' | '6.1-custom'): readonly Recording[] {
  const file = new URL(`${session}.recorded.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Recording[];
}

export const numberOf = ({ name }: Recording): number => Number(name.slice(0, 3));
