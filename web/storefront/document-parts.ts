/** Which files make which document. Also read by the build, which writes the manifest of trusted documents. */

const parts = {
  page: ['page', 'price-fragment', 'stock-fragment', 'budget-fragment'],
  stock: ['stock-changed', 'stock-fragment'],
  price: ['price-changed'],
  budget: ['budget-changed', 'budget-fragment'],
} as const;

export type DocumentName = keyof typeof parts;

/** The documents without what only people need. */
export const joinDocuments = (textOf: (file: string) => string): Readonly<Record<DocumentName, string>> =>
  Object.fromEntries(
    Object.entries(parts).map(([name, files]) => [
      name,
      files.map(textOf).join(' ').replace(/\s+/g, ' ').trim(),
    ]),
  ) as Record<DocumentName, string>;
