/** Everything the elements ever send: a shop may be held to these texts (`trusted-documents.json` beside the module). */
import { joinDocuments } from './document-parts.ts';

const files = import.meta.glob<string>('./documents/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export const documents = joinDocuments((file) => files[`./documents/${file}.graphql`] ?? '');
