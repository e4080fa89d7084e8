/** The body of a collection answer; a large one leaves in pieces, so that no single text has to hold it. */
import { Readable } from 'node:stream';
import type { Row } from '../database/row.ts';
import type { RowRenderer } from './render.ts';

const rowsPerPiece = 1000;

/** `head` are the members before `value`, as an object. */
export const collectionBody = (
  head: object,
  rows: readonly Row[],
  render: RowRenderer,
): string | Readable => {
  const opening = `${JSON.stringify(head).slice(0, -1)},"value":[`;
  if (rows.length > rowsPerPiece) return Readable.from(pieces(opening, rows, render));
  return `${opening}${rows.map(render).join(',')}]}`;
};

function* pieces(opening: string, rows: readonly Row[], render: RowRenderer): Generator<string> {
  yield opening;
  for (let start = 0; start < rows.length; start += rowsPerPiece) {
    const piece = rows
      .slice(start, start + rowsPerPiece)
      .map(render)
      .join(',');
    yield start === 0 ? piece : `,${piece}`;
  }
  yield ']}';
}
