/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Whether the gateway asks a system. */
export type BreakerState =
  /** Yes. */
  | 'CLOSED'
  /** One call tries whether it answers again. */
  | 'HALF_OPEN'
  /** Not for a moment, after repeated failures. */
  | 'OPEN';

/** From which system a flow moves records into which. */
export type FlowDirection =
  /** What the shop owns goes into P21. */
  | 'ORO_TO_P21'
  /** What P21 owns goes into the shop. */
  | 'P21_TO_ORO';

/** One of the two systems behind the gateway; also in `extensions.system` of errors. */
export type SystemName =
  /** OroCommerce, the shop. */
  | 'ORO'
  /** Epicor Prophet 21, the ERP. */
  | 'P21';

export type OverviewQueryVariables = Exact<{ [key: string]: never; }>;


export type OverviewQuery = { systemStatus: Array<{ system: SystemName, reachable: boolean, since: string, reason: string | null }>, gatewayStatus: { startedAt: string, store: { kind: string, reachable: boolean, answeredMs: number | null }, redis: { kind: string, reachable: boolean, answeredMs: number | null } | null, upstreams: Array<{ system: SystemName, breaker: BreakerState, callsLastMinute: number, failedLastMinute: number, averageMs: number | null, reads: { running: number, waiting: number, places: number }, writes: { running: number, waiting: number, places: number } }> }, flows: Array<{ name: string, description: string, direction: FlowDirection, subject: string, enabled: boolean, polled: boolean, polledAt: string | null, pollFault: string | null, lastWrittenAt: string | null, linked: number, queue: { waiting: number, failing: number, sent: number, parked: number, oldestNoticedAt: string | null, lastReason: string | null }, lastMinutes: { written: number, failed: number, averageLagMs: number | null }, lastHour: { written: number, unchanged: number, failed: number, averageLagMs: number | null, worstLagMs: number | null } }>, flowMinutes: Array<{ flowName: string, minute: string, written: number, failed: number }> };

export type SessionQueryVariables = Exact<{ [key: string]: never; }>;


export type SessionQuery = { viewer: { keyId: string, role: string, scopes: Array<string> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const OverviewDocument = new TypedDocumentString(`
    query Overview {
  systemStatus {
    system
    reachable
    since
    reason
  }
  gatewayStatus {
    startedAt
    store {
      kind
      reachable
      answeredMs
    }
    redis {
      kind
      reachable
      answeredMs
    }
    upstreams {
      system
      breaker
      reads {
        running
        waiting
        places
      }
      writes {
        running
        waiting
        places
      }
      callsLastMinute
      failedLastMinute
      averageMs
    }
  }
  flows {
    name
    description
    direction
    subject
    enabled
    polled
    polledAt
    pollFault
    lastWrittenAt
    linked
    queue {
      waiting
      failing
      sent
      parked
      oldestNoticedAt
      lastReason
    }
    lastMinutes {
      written
      failed
      averageLagMs
    }
    lastHour {
      written
      unchanged
      failed
      averageLagMs
      worstLagMs
    }
  }
  flowMinutes(last: 60) {
    flowName
    minute
    written
    failed
  }
}
    `) as unknown as TypedDocumentString<OverviewQuery, OverviewQueryVariables>;
export const SessionDocument = new TypedDocumentString(`
    query Session {
  viewer {
    keyId
    role
    scopes
  }
}
    `) as unknown as TypedDocumentString<SessionQuery, SessionQueryVariables>;