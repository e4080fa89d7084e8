/** ISO 4217 codes, as the runtime's own table knows them. */
const known: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Codes of the table that Symfony's has not: testing, none, metals and units of account. */
const notMoney = /^X(?!AF|CD|CG|OF|PF)/;

export const isCurrency = (code: string): boolean => known.has(code) && !notMoney.test(code);
