/** Measures one attempt and makes it a span, where a tracer is installed. */
import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { SystemName } from '../../src/errors.ts';
import { toGatewayError } from '../../src/errors.ts';
import type { UpstreamCall } from './upstream-call.ts';
import type { UpstreamObserver } from './upstream-observer.ts';

const tracer = trace.getTracer('oro-p21-gateway');

/** Throws what the attempt throws. Names only: neither URL nor keys go into the span. */
export function observeCall<T>(
  { system, observer }: { readonly system: SystemName; readonly observer: UpstreamObserver },
  { resource, method }: Pick<UpstreamCall, 'resource' | 'method'>,
  attempt: () => Promise<T>,
): Promise<T> {
  const attributes = {
    'upstream.system': system,
    'upstream.resource': resource,
    'http.request.method': method,
  };
  return tracer.startActiveSpan(
    `${system} ${resource}`,
    { kind: SpanKind.CLIENT, attributes },
    async (span) => {
      const startedAt = performance.now();
      try {
        const answer = await attempt();
        observer.answered(system, resource, 'ok', performance.now() - startedAt);
        return answer;
      } catch (error) {
        const { code } = toGatewayError(error);
        observer.answered(system, resource, code, performance.now() - startedAt);
        span.setStatus({ code: SpanStatusCode.ERROR, message: code });
        throw error;
      } finally {
        span.end();
      }
    },
  );
}
