import { registerEnumType } from 'type-graphql';

export const FlowDirection = { ORO_TO_P21: 'ORO_TO_P21', P21_TO_ORO: 'P21_TO_ORO' } as const;
export type FlowDirection = keyof typeof FlowDirection;

registerEnumType(FlowDirection, {
  name: 'FlowDirection',
  description: 'From which system a flow moves records into which.',
  valuesConfig: {
    ORO_TO_P21: { description: 'What the shop owns goes into P21.' },
    P21_TO_ORO: { description: 'What P21 owns goes into the shop.' },
  },
});

export const RunKind = { COMPARE: 'COMPARE', MIGRATE: 'MIGRATE', RECONCILE: 'RECONCILE' } as const;
export type RunKind = keyof typeof RunKind;

registerEnumType(RunKind, {
  name: 'FlowRunKind',
  description: 'What a run over everything does with each record.',
  valuesConfig: {
    COMPARE: { description: 'Writes what differs from what was last written. Reads the source only.' },
    MIGRATE: { description: 'Writes what the target does not hold yet.' },
    RECONCILE: { description: 'Compares source and target field by field, and lists differences.' },
  },
});

export const RunState = {
  CANCELLED: 'CANCELLED',
  DONE: 'DONE',
  FAILED: 'FAILED',
  PAUSED: 'PAUSED',
  RUNNING: 'RUNNING',
  WAITING: 'WAITING',
} as const;
export type RunState = keyof typeof RunState;

registerEnumType(RunState, {
  name: 'FlowRunState',
  description: 'Where a run, or a migration, stands.',
  valuesConfig: {
    CANCELLED: { description: 'Given up by a person.' },
    DONE: { description: 'Went through everything.' },
    FAILED: { description: 'Cannot go on.' },
    PAUSED: { description: 'Stopped by a person at its checkpoint.' },
    RUNNING: { description: 'Under way; with a reason, it tries again after a failure.' },
    WAITING: { description: 'Asked for and not begun, or its turn has not come.' },
  },
});

export const DiscrepancyKind = { DIFFERENT: 'DIFFERENT', EXTRA: 'EXTRA', MISSING: 'MISSING' } as const;
export type DiscrepancyKind = keyof typeof DiscrepancyKind;

registerEnumType(DiscrepancyKind, {
  name: 'DiscrepancyKind',
  description: 'How source and target differ in a record.',
  valuesConfig: {
    DIFFERENT: { description: 'Both have it, with other values.' },
    EXTRA: { description: 'The target has it in use, the source does not have it.' },
    MISSING: { description: 'The target does not have it.' },
  },
});
