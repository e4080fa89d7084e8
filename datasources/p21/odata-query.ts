/** Writes OData query strings. Blanks are %20: P21's parser is not known to read '+' as a blank. */

/** Characters a query may hold unencoded; commas and brackets are left readable and short. */
const readable: Readonly<Record<string, string>> = { '%2C': ',', '%3A': ':', '%24': '$' };

const encode = (value: string): string =>
  encodeURIComponent(value)
    .replaceAll("'", '%27')
    .replace(/%2C|%3A|%24/g, (code) => readable[code] ?? code);

export const toQueryString = (options: Readonly<Record<string, string>>): string =>
  Object.entries(options)
    .map(([name, value]) => `${name}=${encode(value)}`)
    .join('&');

/** Length on the wire, with the place a further filter term needs (`$filter=(…) and (…)`). */
export const encodedQueryLength = (options: Readonly<Record<string, string>>): number =>
  toQueryString(options).length + '&$filter=%20and%20()()'.length;
