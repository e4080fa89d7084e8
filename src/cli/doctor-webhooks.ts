/** The webhooks of OroCommerce that the flows listen to: which are there, what is missing, and what serves instead. */
import type { OroConnection } from '../../datasources/oro/create-oro-sources.ts';
import type { OroWebhook } from '../../datasources/oro/webhook.resource.ts';
import type { Config } from '../config/config.ts';
import { declaredFlows } from '../flows/flow-table.ts';
import type { AnyFlow } from '../sync/flow.ts';
import type { Finding } from './doctor.ts';

/** Deletions are lost on their way in 7.0.4 (oro-api 5.1), and no flow into P21 deletes anything. */
const events = ['created', 'updated'] as const;

const subject = 'OroCommerce webhooks';

/** In a shop that has none: every flow by the way that serves it. */
export const withoutWebhooks = (config: Config): Finding[] => [
  {
    subject,
    note: 'The shop has none (they come with OroCommerce 7.0.2), or the user may not see them. Nothing is lost without them:',
  },
  ...listeningFlows(config).map((flow) => ({
    subject: `${subject}: ${flow.name}`,
    note: insteadOf(flow, config),
  })),
];

function insteadOf({ source, schedule }: AnyFlow, { gateway }: Config): string {
  if (source.changes !== null) return `changes are asked for every ${gateway.pollSeconds} seconds`;
  return `everything is compared on the schedule "${schedule}": set a shorter one with sync --schedule if that is too late`;
}

/** With `fix` what can be subscribed is. */
export async function examineWebhooks(
  { sources, webhookWriter }: Pick<OroConnection, 'sources' | 'webhookWriter'>,
  config: Config,
  fix: boolean,
): Promise<Finding[]> {
  const { publicUrl } = config.gateway;
  const secret = config.oro.webhookSecret;
  if (publicUrl === undefined || secret === undefined) {
    const note =
      'The shop has them, and changes would arrive at once: set ORO_WEBHOOK_SECRET and GATEWAY_PUBLIC_URL, then run doctor --fix';
    return [{ subject, note }];
  }
  const notificationUrl = `${publicUrl}/hooks/oro`;
  const known = new Set(await webhookWriter.topics());
  const existing = (await sources.webhooks.list()).filter((one) => one.notificationUrl === notificationUrl);
  const findings: Finding[] = [];
  for (const flow of listeningFlows(config)) {
    for (const topic of topicsOf(flow)) {
      const about = `${subject}: ${topic}`;
      if (!known.has(topic)) findings.push({ subject: about, note: inaccessible(topic, flow, config) });
      else
        findings.push(await examineTopic({ topic, notificationUrl, secret }, existing, webhookWriter, fix));
    }
  }
  return findings;
}

async function examineTopic(
  wanted: { readonly topic: string; readonly notificationUrl: string; readonly secret: string },
  existing: readonly OroWebhook[],
  writer: OroConnection['webhookWriter'],
  fix: boolean,
): Promise<Finding> {
  const about = `${subject}: ${wanted.topic}`;
  const own = existing.filter(({ topic }) => topic === wanted.topic);
  if (own.some(({ enabled }) => enabled)) return { subject: about };
  const [disabled] = own;
  if (!fix)
    return {
      subject: about,
      fault: `${disabled === undefined ? 'Not subscribed' : 'Switched off'}: run doctor --fix`,
    };
  if (disabled === undefined) await writer.create(wanted);
  else await writer.enable(disabled.id);
  return { subject: about, note: disabled === undefined ? 'subscribed' : 'switched on' };
}

const inaccessible = (topic: string, flow: AnyFlow, config: Config): string =>
  `The shop does not announce it: switch on "Webhook Accessible" of the entity "${topic.split('.')[0]}" in Entity Management; until then ${insteadOf(flow, config)}`;

const listeningFlows = (config: Config): AnyFlow[] =>
  declaredFlows(config).filter(
    ({ direction, triggers = [] }) => direction === 'ORO_TO_P21' && triggers.length > 0,
  );

const topicsOf = ({ triggers = [] }: AnyFlow): string[] =>
  triggers.flatMap(({ on }) => events.map((event) => `${on}.${event}`));
