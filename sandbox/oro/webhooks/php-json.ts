// JSON as PHP's json_encode writes it: `/` and everything beyond ASCII escaped. Receivers that re-serialise
// before they check the signature fail on it (oro-api 5.1).

export function toPhpJson(value: unknown): string {
  return JSON.stringify(value).replace(/[/\u0080-\uffff]/g, (character) =>
    character === '/' ? '\\/' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
