/** Takes out of a text what must not stand in a log: credentials, and personal data. */

/** Names of fields that hold secrets, in JSON. */
const secretFields =
  /"((?:[\w-]*(?:password|passwd|secret|token|authorization|api-?key|cookie|private_?key))|apiKey)":"(?:\\.|[^"\\])*"/gi;

/** Names of fields that hold what tells who somebody is. */
const personalFields =
  /"((?:first|last|middle|full|buyer|contact)_?name|phone(?:_?number)?|mobile|street|birthday|e-?mail(?:_?address)?)":"(?:\\.|[^"\\])*"/gi;

const rules: readonly [pattern: RegExp, replacement: string][] = [
  [secretFields, '"$1":"[secret]"'],
  [personalFields, '"$1":"[personal]"'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----.*?-----END [A-Z ]*PRIVATE KEY-----/gs, '[secret]'],
  [/\bopg_([a-z0-9-]{1,40})_[\w-]+/g, 'opg_$1_[secret]'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[secret]'],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi, '$1 [secret]'],
  [/([a-z]:\/\/)[^\s/"@]+@/gi, '$1[secret]@'],
  [/([?&](?:access_token|token|key|password|secret)=)[^&\s"]+/gi, '$1[secret]'],
  [/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63})+/g, '[personal]'],
];

/** A line of JSON stays one. */
export const redact = (text: string): string =>
  rules.reduce((line, [pattern, replacement]) => line.replace(pattern, replacement), text);
