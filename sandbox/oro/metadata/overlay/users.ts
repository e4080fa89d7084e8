/** Back-office users, organizations and dictionaries (platform 6.1.8, UserBundle, AddressBundle). */
import { maxLength, notBlank } from '../../model/constraint.ts';
import type { Overlay } from '../../model/overlay.ts';

const taken = { indexed: true, title: 'unique entity constraint', detail: 'This value is already used.' };

export const userOverlay: Overlay = {
  users: {
    omit: ['activityConversations'],
    attributes: {
      username: { constraints: [notBlank, { kind: 'length', min: 3, max: 255 }] },
      email: { constraints: [notBlank, { kind: 'email' }, maxLength(255)] },
      enabled: { initial: true },
      loginCount: { initial: 0 },
      emails: { type: 'array', initial: [] },
    },
    relationships: { auth_status: { initial: 'active' } },
    upsert: [['username'], ['email']],
    unique: [
      { ...taken, fields: ['username'], at: 'username' },
      { ...taken, fields: ['email'], at: 'email' },
    ],
  },
  countries: { idType: 'string', relationships: { regions: { inverse: 'country' } }, protected: false },
  regions: { idType: 'string', protected: false },
  organizations: {},
  asyncoperations: { subresources: false },
};
