/**
 * P21 may say 200 and mean a failure: an error envelope, or another body than was promised (p21-api 9.1, 9.2). Judged
 * within the attempt, so that such answers count for the breaker and a read is tried again.
 */
import { GatewayError } from '../../src/errors.ts';
import type { UpstreamAnswer, UpstreamCall } from '../upstream/upstream-call.ts';
import { classifyP21, readComplaint } from './p21-errors.ts';

/** Throws the error the envelope stands for. Anything else passes. */
export function refuseEnvelope(call: Pick<UpstreamCall, 'resource'>, answer: UpstreamAnswer): void {
  if (!/^\s*[{<]/.test(answer.text.slice(0, 20)) || !mayComplain.test(answer.text.slice(0, 4000))) return;
  const contentType = answer.header('content-type') ?? '';
  const { errorType, message } = readComplaint({ text: answer.text, contentType });
  if (errorType === '' && message === '') return;
  const refused = {
    resource: call.resource,
    status: 500,
    contentType,
    text: answer.text,
    retryAfterMs: undefined,
  };
  const { code, details } = classifyP21(refused);
  const said = `P21 answered ${answer.status} to ${call.resource} with a failure in it`;
  throw new GatewayError(code, said, { ...details, status: answer.status });
}

const mayComplain = /"ErrorType"|<ErrorType>|<ResourceError/;
