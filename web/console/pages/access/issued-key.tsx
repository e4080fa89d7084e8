/** The one time a whole key is seen. */
export function IssuedKey({ token, onDone }: { readonly token: string; readonly onDone: () => void }) {
  return (
    <div className="issued" role="status">
      <p>
        <strong>Copy the key now.</strong> It is kept nowhere and cannot be shown again.
      </p>
      <p className="actions">
        <code>{token}</code>
        <button type="button" onClick={() => navigator.clipboard.writeText(token)}>
          Copy
        </button>
        <button type="button" className="quiet" onClick={onDone}>
          Done
        </button>
      </p>
    </div>
  );
}
