// An operation is seen by the user who started it (oro-api 3.1).
import type { RuleBook } from '../entities/rules.ts';

export const operationRules: RuleBook = {
  asyncoperations: { visible: (row, { caller }) => row.values.owner === caller.userId },
};
