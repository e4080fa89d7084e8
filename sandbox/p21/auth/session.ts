/** A middleware session: who called for the token and what it may reach (p21-api 1.4). */

export interface Session {
  readonly sessionId: string;
  /** Empty for a consumer key used without username. */
  readonly username: string;
  readonly consumerUid: number;
  /** As SOA Admin writes it, e.g. "/api;/p21sdk" or "/odata:customer,oe_hdr". */
  readonly scope: string;
  /** "Allow OData API Service" of the user; keys have it by their scope. */
  readonly odata: boolean;
  /** Tables and views the role may read; `undefined` means all. */
  readonly dataservices: readonly string[] | undefined;
}

export type Surface = 'api' | 'odata' | 'uiserver';

const scopeParts = (session: Session): string[] => session.scope.toLowerCase().split(';');

/**
 * Whether the session's scope opens a surface. Assumption: "/api" opens all of them, because keys with the scope
 * "/api;/p21sdk" are used for entity, OData and transaction calls alike (p21-api 1.1, 1.4).
 */
export const mayReach = (session: Session, surface: Surface): boolean =>
  scopeParts(session).some(
    (part) =>
      part === '/api' ||
      (surface === 'uiserver' && part === '/uiserver0') ||
      (surface === 'odata' && part.startsWith('/odata')),
  );

/** Whether the session may read a table or view through OData: by scope, user switch and role. */
export const mayRead = (session: Session, source: string): boolean => {
  const name = source.toLowerCase();
  const byRole = session.dataservices?.some((allowed) => allowed.toLowerCase() === name) ?? true;
  return session.odata && byRole && scopeParts(session).some((part) => scopeReads(part, name));
};

const scopeReads = (part: string, name: string): boolean => {
  if (part === '/api' || part === '/odata') return true;
  return part.startsWith('/odata:') && part.slice('/odata:'.length).split(',').includes(name);
};
