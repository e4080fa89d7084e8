import { registerEnumType } from 'type-graphql';

export const CommandState = {
  CANCELLED: 'CANCELLED',
  CONFIRMED: 'CONFIRMED',
  PARKED: 'PARKED',
  RECEIVED: 'RECEIVED',
  REJECTED: 'REJECTED',
  SENDING: 'SENDING',
  UNKNOWN: 'UNKNOWN',
} as const;
export type CommandState = keyof typeof CommandState;

registerEnumType(CommandState, {
  name: 'CommandState',
  description: 'How far a command is. RECEIVED, SENDING and UNKNOWN are under way by themselves.',
  valuesConfig: {
    CANCELLED: { description: 'Taken back before anything of it was in P21.' },
    CONFIRMED: { description: 'P21 was asked and holds exactly this.' },
    PARKED: { description: 'Waits for a person; `reason` says why.' },
    RECEIVED: { description: 'Stored safely; nothing of it is in P21 yet.' },
    REJECTED: { description: 'Refused for good; `userErrors` says why. Nothing of it is in P21.' },
    SENDING: { description: 'On its way to P21.' },
    UNKNOWN: { description: 'Sent; P21 is being asked whether it arrived.' },
  },
});

export const CommandStatus = {
  CANCELLED: 'CANCELLED',
  CONFIRMED: 'CONFIRMED',
  PARKED: 'PARKED',
  QUEUED: 'QUEUED',
  REJECTED: 'REJECTED',
} as const;
export type CommandStatus = keyof typeof CommandStatus;

registerEnumType(CommandStatus, {
  name: 'CommandStatus',
  description: 'What whoever asked needs to know of a command; `CommandState` tells the steps.',
  valuesConfig: {
    CANCELLED: { description: 'Taken back before anything of it was in P21.' },
    CONFIRMED: { description: 'P21 was asked and holds exactly this.' },
    PARKED: { description: 'Waits for a person of the distributor.' },
    QUEUED: { description: 'Kept safely and delivered by itself: P21 is down, or needs longer.' },
    REJECTED: { description: 'Refused for good; `userErrors` says why.' },
  },
});

export const CommandReason = {
  CANNOT_BE_PROVEN: 'CANNOT_BE_PROVEN',
  DIFFERENT_IN_P21: 'DIFFERENT_IN_P21',
  DOUBLED_IN_P21: 'DOUBLED_IN_P21',
  INTERNAL: 'INTERNAL',
  NOT_ARRIVED: 'NOT_ARRIVED',
  OUTCOME_UNKNOWN: 'OUTCOME_UNKNOWN',
  P21_UNAVAILABLE: 'P21_UNAVAILABLE',
  RECORD_LOCKED: 'RECORD_LOCKED',
  REFUSED: 'REFUSED',
  REPAIR_REFUSED: 'REPAIR_REFUSED',
} as const;
export type CommandReason = keyof typeof CommandReason;

registerEnumType(CommandReason, {
  name: 'CommandReason',
  description: 'Why a command waits, or waits for a person.',
  valuesConfig: {
    CANNOT_BE_PROVEN: { description: 'P21 answers, but not in a way that decides whether it has it.' },
    DIFFERENT_IN_P21: { description: 'P21 holds something else than was sent; `differences` says what.' },
    DOUBLED_IN_P21: { description: 'P21 holds more than one record of it.' },
    INTERNAL: { description: 'The gateway itself failed.' },
    NOT_ARRIVED: { description: 'P21 was asked long enough after the last attempt and does not have it.' },
    OUTCOME_UNKNOWN: { description: 'The last write ended without a clear answer.' },
    P21_UNAVAILABLE: { description: 'P21 does not answer, or is too busy.' },
    RECORD_LOCKED: { description: 'Somebody has the record open in P21.' },
    REFUSED: { description: 'P21 refused it by a rule of its own.' },
    REPAIR_REFUSED: { description: 'P21 refused the repair of what differs.' },
  },
});

export const ErrorPolicy = {
  REJECT_EVERYTHING: 'REJECT_EVERYTHING',
  REJECT_FAILED_ROWS: 'REJECT_FAILED_ROWS',
} as const;
export type ErrorPolicy = keyof typeof ErrorPolicy;

registerEnumType(ErrorPolicy, {
  name: 'ErrorPolicy',
  description: 'What a bad row means for the others.',
  valuesConfig: {
    REJECT_EVERYTHING: { description: 'Nothing is accepted when one row has an error.' },
    REJECT_FAILED_ROWS: { description: 'The good rows are accepted, the others refused.' },
  },
});
