/** Structured log lines on standard output, without credentials and personal data whoever writes them. */
import { type DestinationStream, type Logger, pino } from 'pino';
import { redact } from '../access/redact.ts';
import type { Config } from '../config/config.ts';

/** @param out In place of standard output, for tests. */
export const createLog = ({ gateway }: Pick<Config, 'gateway'>, out?: DestinationStream): Logger => {
  const options = { level: gateway.logLevel, hooks: { streamWrite: redact } };
  return out === undefined ? pino(options) : pino(options, out);
};
