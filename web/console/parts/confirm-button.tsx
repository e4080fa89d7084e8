/** A button whose second press does it: for what cannot be taken back. */
import { type ReactNode, useEffect, useState } from 'react';

interface Props {
  readonly children: ReactNode;
  /** What the second press does, in words, e.g. "Discard 12 records". */
  readonly sure: string;
  readonly onConfirm: () => void;
  readonly disabled?: boolean;
}

const patienceMs = 5000;

export function ConfirmButton({ children, sure, onConfirm, disabled = false }: Props) {
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    if (!asked) return;
    const timer = setTimeout(() => setAsked(false), patienceMs);
    return () => clearTimeout(timer);
  }, [asked]);
  const press = () => {
    if (asked) onConfirm();
    setAsked(!asked);
  };
  return (
    <button type="button" className="danger" disabled={disabled} onClick={press}>
      {asked ? sure : children}
    </button>
  );
}
