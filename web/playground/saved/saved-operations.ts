/** The operations that staff saved, as this page knows them. */
import { createContext, use, useCallback, useEffect, useState } from 'react';
import { ask, SignedOut, type TypedText, toFault } from '../../ask.ts';
import {
  DeleteOperationDocument,
  type SavedFragment,
  SavedOperationsDocument,
  SaveOperationDocument,
  type SaveOperationInput,
} from '../generated/operations.ts';

export interface SavedOperations {
  /** By name; undefined until the gateway has answered, and where the key may not see them. */
  readonly operations: readonly SavedFragment[] | undefined;
  /** Why the last wish was refused. */
  readonly fault: string | undefined;
  /** Under its name; replaces what this page knows under it. Resolves with whether it is saved. */
  save(input: SaveOperationInput): Promise<boolean>;
  remove(operation: SavedFragment): Promise<boolean>;
  /** Says what is wrong before anything is asked. */
  refuse(fault: string): void;
}

export const SavedOperationsContext = createContext<SavedOperations | undefined>(undefined);

export function useSaved(): SavedOperations {
  const saved = use(SavedOperationsContext);
  if (saved === undefined) throw new Error('There are no saved operations outside of the editor.');
  return saved;
}

export function useSavedOperations(key: string, onSignedOut: () => void): SavedOperations {
  const [operations, setOperations] = useState<readonly SavedFragment[]>();
  const [fault, setFault] = useState<string>();

  const wish = useCallback(
    async <Data, Variables>(document: TypedText<Data, Variables>, variables: Variables) => {
      try {
        const { data, faults } = await ask(key, document, variables);
        setFault(faults[0]?.message);
        return faults.length === 0 ? data : undefined;
      } catch (thrown) {
        if (thrown instanceof SignedOut) onSignedOut();
        else setFault(toFault(thrown).message);
        return undefined;
      }
    },
    [key, onSignedOut],
  );

  const load = useCallback(async () => {
    const { data } = await ask(key, SavedOperationsDocument, {});
    setOperations(data?.savedOperations);
  }, [key]);

  useEffect(() => {
    // A key that may not see them has none; whatever else is wrong, the editor says by itself.
    load().catch(() => setOperations(undefined));
  }, [load]);

  const done = async (answer: object | undefined) => {
    // Refused or not: what colleagues saved meanwhile is to be seen.
    await load().catch(() => undefined);
    return answer !== undefined;
  };
  return {
    operations,
    fault,
    save: async (input) => {
      const version = operations?.find(({ name }) => name === input.name)?.version ?? null;
      return done(await wish(SaveOperationDocument, { input, version }));
    },
    remove: async ({ name, version }) => done(await wish(DeleteOperationDocument, { name, version })),
    refuse: setFault,
  };
}
