/** Structured log lines on standard output; headers with credentials never get there. */
import { type Logger, pino } from 'pino';
import type { Config } from '../config/config.ts';

export const createLog = ({ gateway }: Pick<Config, 'gateway'>): Logger =>
  pino({ level: gateway.logLevel, redact: ['req.headers.authorization', 'req.headers["x-api-key"]'] });
