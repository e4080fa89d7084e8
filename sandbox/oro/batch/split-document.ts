// Splits the body of a batch request into its items (platform 6.1.8, JsonFileSplitter and its listener).
import { EndOfText, JsonStream, WrongCharacter } from './json-stream.ts';

export interface SplitDocument {
  readonly data: readonly unknown[];
  readonly included: readonly unknown[];
}

/** How many items of a section are taken before the split stops; absent: all. */
export interface SplitLimits {
  readonly data: number;
  readonly included: number;
}

/** The body cannot be split; the message is the detail of the operation's only error. */
export class SplitFault extends Error {
  override readonly name = 'SplitFault';
}

type Section = keyof SplitDocument;

/** Throws `SplitFault`. Truncated texts give the items that were complete (recordings 6.1/406-408, 539). */
export function splitDocument(body: string, limits?: SplitLimits): SplitDocument {
  const items: Record<Section, unknown[]> = { data: [], included: [] };
  try {
    readSections(new JsonStream(body), items, limits);
  } catch (error) {
    if (error instanceof WrongCharacter) throw toFault(error.line, error.column, error.message);
    if (!(error instanceof EndOfText)) throw error;
  }
  return items;
}

function readSections(stream: JsonStream, items: Record<Section, unknown[]>, limits?: SplitLimits): void {
  if (stream.peek() !== '{') {
    stream.value();
    return;
  }
  stream.object((key) => {
    if (key === 'data' || key === 'included') readSection(stream, key, items, limits?.[key]);
    else stream.value();
  });
}

function readSection(
  stream: JsonStream,
  section: Section,
  items: Record<Section, unknown[]>,
  limit = Number.POSITIVE_INFINITY,
): void {
  if (stream.peek() === '{') {
    stream.value();
    throw toFault(0, 0, 'Document must start with a named object that has an array as a value.');
  }
  if (stream.peek() !== '[') {
    stream.value();
    return;
  }
  stream.array(() => {
    const item = stream.value();
    if (items[section].length >= limit) throw tooMany(section);
    items[section].push(item);
  });
}

function toFault(line: number, column: number, message: string): SplitFault {
  return new SplitFault(`Failed to parse the data file. Parsing error in [${line}:${column}]. ${message}`);
}

/** The primary section goes without a name (platform 6.1.8, ChunkLimitExceededFileSplitterException). */
function tooMany(section: Section): SplitFault {
  const suffix = section === 'data' ? '' : ` for the section "${section}"`;
  return new SplitFault(`The limit for the maximum number of chunks exceeded${suffix}.`);
}
