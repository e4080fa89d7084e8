// The resources of webhooks, in releases that have them (platform 7.0.4, IntegrationBundle api.yml; oro-api 5.1).
import { notBlank } from '../model/constraint.ts';
import type { EntityOverlay, Overlay } from '../model/overlay.ts';

const dictionary: EntityOverlay = {
  idType: 'string',
  actions: ['list', 'get'],
  paged: false,
  sortable: false,
  protected: false,
  attributes: { label: { onCreate: 'refuse', onUpdate: 'refuse' } },
};

const url = {
  kind: 'pattern',
  pattern: /^https?:\/\/[^\s/?#]+([/?#]\S*)?$/i,
  title: 'url constraint',
  message: 'This value is not a valid URL.',
} as const;

export const webhookOverlay: Overlay = {
  webhooktopics: dictionary,
  webhookformats: dictionary,
  webhooks: {
    idType: 'guid',
    actions: ['list', 'get', 'create', 'update', 'delete', 'deleteList'],
    attributes: {
      notificationUrl: { columnLength: 2048, constraints: [notBlank, url] },
      enabled: { type: 'boolean', initial: true },
      verifySsl: { type: 'boolean', initial: true },
      system: { type: 'boolean', onCreate: 'ignore', onUpdate: 'ignore' },
      secret: { readable: false, onUpdate: 'refuse' },
    },
    relationships: {
      topic: {
        target: 'webhooktopics',
        subresource: false,
        constraints: [notBlank],
        absent: {
          title: 'valid webhook topic constraint',
          detail: 'This value is not a known webhook topic.',
        },
      },
      format: {
        target: 'webhookformats',
        subresource: false,
        constraints: [notBlank],
        absent: {
          title: 'valid webhook format constraint',
          detail: 'This value is not a known webhook format.',
        },
      },
      owner: { target: 'users' },
      organization: { target: 'organizations' },
    },
    filters: {
      id: { type: 'guid', lists: true, operators: ['eq', 'neq'] },
      topic: { type: 'string', lists: true, operators: ['eq', 'neq', 'exists', 'neq_or_null'] },
    },
  },
};
