export interface HiveGateway {
  fetch(url: string, init: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

/** Passes on who asks. */
export function createHiveGateway(supergraph: string): HiveGateway;
