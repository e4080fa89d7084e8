/** How a value is written by people: in the form it has now. */

export interface SettingForm {
  /** Characters a usual value has. */
  readonly size: number;
  /** Several lines of JSON. */
  readonly isTable: boolean;
  toText(value: unknown): string;
  /** Throws for JSON that is none; whether the value is allowed is the gateway's to say. */
  fromText(text: string): unknown;
}

const number: SettingForm = {
  size: 8,
  isTable: false,
  toText: String,
  // What is no number goes as it was typed, so that the gateway says what is wrong with it.
  fromText: (text) => (/^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : text),
};

const words: SettingForm = { size: 28, isTable: false, toText: String, fromText: (text) => text };

const list: SettingForm = {
  size: 28,
  isTable: false,
  toText: (value) => (value as readonly string[]).join(', '),
  fromText: (text) => text.split(/[\s,]+/).filter(Boolean),
};

const table: SettingForm = {
  size: 0,
  isTable: true,
  toText: (value) => JSON.stringify(value, null, 1),
  fromText: (text) => JSON.parse(text),
};

export function formOf(value: unknown): SettingForm {
  if (typeof value === 'number') return number;
  if (typeof value === 'string') return words;
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? list : table;
}
