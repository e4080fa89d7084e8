/** "Where is my order": any number of either system leads to its timeline. */
import type { FormEvent } from 'react';
import { goTo } from './route.ts';

export function RecordSearch() {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const number = String(new FormData(event.currentTarget).get('number')).trim();
    if (number !== '') goTo('sync-desk', { find: number });
  };
  return (
    <search>
      <form className="record-search" onSubmit={submit}>
        <label className="hidden" htmlFor="record-search">
          Where is my order
        </label>
        <input
          id="record-search"
          name="number"
          type="search"
          placeholder="Where is my order …   /"
          autoComplete="off"
        />
      </form>
    </search>
  );
}
