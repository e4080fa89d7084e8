// What Oro does with the receiver's answer: the outcome table of oro-api 5.1.

export type WebhookOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'dropped'; readonly reason: string }
  | { readonly kind: 'unsubscribed' }
  | { readonly kind: 'requeued'; readonly delayMs: number };

/** Symfony's list of statuses it retries for POST: not 500, 504, 507 or 510. */
const RETRIED_STATUSES = new Set([423, 425, 429, 502, 503]);
const GONE = 410;
const DEFAULT_DELAY_MS = 1000;

export function toOutcome(status: number, retryAfter: string | null, now: () => number): WebhookOutcome {
  if (status >= 200 && status < 300) return { kind: 'done' };
  if (status === GONE) return { kind: 'unsubscribed' };
  if (!RETRIED_STATUSES.has(status)) return { kind: 'dropped', reason: `status ${status}` };
  return { kind: 'requeued', delayMs: delayOf(retryAfter, now) };
}

/** Queue delays are whole seconds, rounded up (ProcessSingleWebhookNotificationProcessor). */
function delayOf(retryAfter: string | null, now: () => number): number {
  const asked = retryAfter === null ? undefined : fromRetryAfter(retryAfter, now);
  return Math.ceil((asked ?? DEFAULT_DELAY_MS) / 1000) * 1000;
}

function fromRetryAfter(text: string, now: () => number): number | undefined {
  const seconds = Number(text);
  if (text.trim() !== '' && Number.isFinite(seconds)) return seconds * 1000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now());
}
