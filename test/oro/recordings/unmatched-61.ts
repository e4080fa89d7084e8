/** Recordings of session 6.1 that the sandbox answers differently, and why. */
export const unmatched61: Readonly<Record<string, string>> = {
  '166-customers-filter-searchText':
    'The search index is filled by the message queue: the customer made in the call just before was not in it yet. ' +
    'The sandbox finds rows at once.',
};
