// Reads JSON the way a streaming parser does: what came before the end of a cut text still counts, and a wrong
// character is an error with its place. Oro splits batch bodies like this, hence "success" for truncated ones.

/** The text ended inside a value. */
export class EndOfText extends Error {
  override readonly name = 'EndOfText';
}

/** A character that cannot stand there. */
export class WrongCharacter extends Error {
  override readonly name = 'WrongCharacter';
  readonly line: number;
  readonly column: number;

  constructor(line: number, column: number, message: string) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

const LITERAL = /true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const STRING = /"(?:[^"\\]|\\.)*"/sy;
const BLANK = /\s*/y;

export class JsonStream {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The next character that is not blank; throws at the end of the text. */
  peek(): string {
    BLANK.lastIndex = this.#at;
    this.#at += BLANK.exec(this.#text)?.[0].length ?? 0;
    const character = this.#text[this.#at];
    if (character === undefined) throw new EndOfText('the text ends');
    return character;
  }

  /** Steps over the character when it is the next one. */
  accept(character: string): boolean {
    if (this.peek() !== character) return false;
    this.#at += 1;
    return true;
  }

  expect(character: string, message: string): void {
    if (!this.accept(character)) throw this.wrong(`${message} Got: ${this.peek()}`);
  }

  /** Walks a list; `read` must take one element. */
  array(read: () => void): void {
    this.expect('[', 'Unexpected character for value.');
    if (this.accept(']')) return;
    do read();
    while (this.accept(','));
    this.expect(']', "Expected ',' or ']' while parsing array.");
  }

  /** Walks an object; `read` must take the value of the key it is given. */
  object(read: (key: string) => void): void {
    this.expect('{', 'Unexpected character for value.');
    if (this.accept('}')) return;
    do {
      const key = this.#key();
      this.expect(':', "Expected ':' after key.");
      read(key);
    } while (this.accept(','));
    this.expect('}', "Expected ',' or '}' while parsing object.");
  }

  value(): unknown {
    const next = this.peek();
    if (next === '{') return this.#objectValue();
    if (next === '[') return this.#arrayValue();
    return JSON.parse(this.#scalar(next === '"' ? STRING : LITERAL));
  }

  wrong(message: string): WrongCharacter {
    const before = this.#text.slice(0, this.#at + 1).split('\n');
    return new WrongCharacter(before.length, before.at(-1)?.length ?? 0, message);
  }

  #objectValue(): object {
    const result: Record<string, unknown> = {};
    this.object((key) => {
      result[key] = this.value();
    });
    return result;
  }

  #arrayValue(): unknown[] {
    const result: unknown[] = [];
    this.array(() => result.push(this.value()));
    return result;
  }

  #key(): string {
    if (this.peek() !== '"')
      throw this.wrong(`Start of string expected for object key. Instead got: ${this.peek()}`);
    return JSON.parse(this.#scalar(STRING));
  }

  #scalar(form: RegExp): string {
    form.lastIndex = this.#at;
    const found = form.exec(this.#text)?.[0];
    if (found === undefined) throw this.#brokenScalar();
    this.#at += found.length;
    return found;
  }

  /** A string that never closes and a literal cut short are the end of the text, not an error. */
  #brokenScalar(): Error {
    const rest = this.#text.slice(this.#at);
    const isCut =
      rest.startsWith('"') || ['true', 'false', 'null', '-'].some((word) => word.startsWith(rest));
    return isCut
      ? new EndOfText('the text ends')
      : this.wrong(`Unexpected character for value: ${readable(rest[0])}`);
  }
}

/** The real parser reads bytes and cannot print half a character (platform 6.1.8, UpdateListTest). */
function readable(character = ''): string {
  return character > '\u007f' ? '?' : character;
}
