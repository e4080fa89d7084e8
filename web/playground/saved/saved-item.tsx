import { useState } from 'react';
import type { SavedFragment } from '../generated/operations.ts';

interface Props {
  readonly saved: SavedFragment;
  /** Undefined while there is nothing to open it in. */
  readonly onOpen: (() => void) | undefined;
  readonly onRemove: () => void;
}

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });

/** Opened, not run: it may be one that writes. Deleting asks once more. */
export function SavedItem({ saved: { name, at, actor }, onOpen, onRemove }: Props) {
  const [asked, setAsked] = useState(false);
  return (
    <li>
      <button type="button" disabled={onOpen === undefined} onClick={onOpen}>
        <strong>{name}</strong>
        <span>
          {actor}, {day.format(new Date(at))}
        </span>
      </button>
      <button
        type="button"
        className="delete"
        aria-label={asked ? `Really delete ${name}` : `Delete ${name}`}
        onClick={() => (asked ? onRemove() : setAsked(true))}
        onBlur={() => setAsked(false)}
      >
        {asked ? 'Really?' : 'Delete'}
      </button>
    </li>
  );
}
