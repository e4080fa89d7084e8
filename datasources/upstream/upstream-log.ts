/** The part of a logger the datasources use; pino fits. Nothing of a payload is ever logged. */
export interface UpstreamLog {
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
  debug(fields: Readonly<Record<string, unknown>>, message: string): void;
}
