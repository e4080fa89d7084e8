/** What P21 means by an unsuccessful answer (p21-api 1.4, 2.3, 9.1, 9.2). Its texts stay with operators. */
import { XMLParser } from 'fast-xml-parser';
import { GatewayError } from '../../src/errors.ts';
import { errorOfAnswer, errorOfStatus } from '../upstream/status-table.ts';
import type { RefusedAnswer } from '../upstream/upstream-call.ts';

export interface P21Complaint {
  /** The human part of the answer; empty where there was none. */
  readonly message: string;
  /** e.g. "P21.Business.Common.BusinessException"; empty where not said. */
  readonly errorType: string;
}

/** Nothing is wrong with P21 when it says one of these: what was asked cannot be done. */
const refusals = /BusinessException|ArgumentException|Prophet21Exception|BadRequestException/;
const notFound = /NotFoundException/;

/** OData refuses with 404 and 401 only (p21-api 2.3): whatever a 500 there says, it is P21's own trouble. */
const isRead = ({ resource }: RefusedAnswer): boolean => /^(table|view) /.test(resource);

export function classifyP21(answer: RefusedAnswer): GatewayError {
  const { message, errorType } = readComplaint(answer);
  if (answer.status === 401) return unauthorized(answer, message);
  if (answer.status >= 300 && answer.status < 400) return redirected(answer);
  if (notFound.test(errorType)) return errorOfAnswer('P21', 'NOT_FOUND', answer, message);
  if (refusals.test(errorType) && !isRead(answer))
    return errorOfAnswer('P21', 'UPSTREAM_REJECTED', answer, message);
  return errorOfStatus('P21', answer, message);
}

function unauthorized(answer: RefusedAnswer, upstream: string): GatewayError {
  const remedy = /not authorized to access API/i.test(upstream)
    ? 'allow it in User Maintenance > Application Security and Role Maintenance > Dataservice Permission'
    : 'the token was not accepted';
  const details = { system: 'P21', status: 401, upstream, field: answer.resource } as const;
  return new GatewayError('UPSTREAM_UNAUTHORIZED', `P21 refused ${answer.resource}: ${remedy}`, details);
}

function redirected(answer: RefusedAnswer): GatewayError {
  const message = `P21 redirects ${answer.resource} elsewhere; check P21_URL`;
  return new GatewayError('UPSTREAM_REJECTED', message, { system: 'P21', status: answer.status });
}

/** Reads the JSON envelopes, WCF's XML and HTML pages, and bare text. Never throws. */
export function readComplaint({
  text,
  contentType,
}: Pick<RefusedAnswer, 'text' | 'contentType'>): P21Complaint {
  const trimmed = text.trim();
  if (/^[[{"]/.test(trimmed)) return complaintOf(parsedJson(trimmed), trimmed);
  if (/html/i.test(contentType) || /^<(!doctype|html)/i.test(trimmed)) {
    return { message: excerpt(withoutTags(trimmed)), errorType: '' };
  }
  if (trimmed.startsWith('<')) return complaintOf(parsedXml(trimmed), withoutTags(trimmed));
  return { message: excerpt(trimmed), errorType: '' };
}

/** Names of the message member in the envelopes seen: REST, OData, OAuth, UI server (p21-api 1.4, 9.1). */
const messageNames = [
  'ErrorMessage',
  'errorMessage',
  'message',
  'Message',
  'value',
  'error_description',
  'Description',
];
const wrapperNames = ['ResourceError', 'error', 'odata.error', 'Error', 'Fault', 'message'];

function complaintOf(body: unknown, fallback: string): P21Complaint {
  if (typeof body === 'string') return { message: excerpt(body), errorType: '' };
  if (typeof body !== 'object' || body === null) return { message: excerpt(fallback), errorType: '' };
  const members = body as Record<string, unknown>;
  const message = messageNames.map((name) => members[name]).find((value) => typeof value === 'string');
  if (typeof message === 'string') {
    const { ErrorType: errorType } = members;
    return { message: excerpt(message), errorType: typeof errorType === 'string' ? errorType : '' };
  }
  const wrapped = wrapperNames.map((name) => members[name]).find((value) => value !== undefined);
  return complaintOf(wrapped, fallback);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const parser = new XMLParser({ removeNSPrefix: true, parseTagValue: false, ignoreAttributes: true });

export function parsedXml(text: string): unknown {
  try {
    return parser.parse(text);
  } catch {
    return undefined;
  }
}

const withoutTags = (markup: string): string =>
  markup
    .replace(/<(style|script)[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#39;|&apos;/g, "'")
    .replace(/\s+/g, ' ')
    .trim();

const excerpt = (text: string): string => text.slice(0, 500);
