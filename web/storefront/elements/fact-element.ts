/** What the elements have in common: they ask one question of the board and show each phase of its answer. */
import type { Fact, Kind, Questions, Values } from '../facts.ts';
import { timeText } from '../formats.ts';
import { board } from '../page.ts';
import { settings } from '../settings.ts';
import { fill, type Words, wordsFor } from '../words.ts';
import { node, part } from './dom.ts';
import { createLook } from './look.ts';

/** What a value is told with. */
export interface Telling {
  readonly locale: string;
  readonly words: Words;
}

const look = createLook();

export abstract class FactElement<K extends Kind> extends HTMLElement {
  readonly #content = node('div', { part: 'content', 'aria-live': 'off', 'aria-busy': 'true' });
  #stop = () => {};
  #fact: Fact<K> = { phase: 'loading' };

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [look];
    root.append(this.#content);
  }

  /** Undefined while the page has not said what the element is about. */
  protected abstract question(): Questions[K] | undefined;
  protected abstract tell(value: Values[K], telling: Telling): readonly Node[];
  protected abstract missing(words: Words): string;

  connectedCallback(): void {
    this.#ask();
  }

  disconnectedCallback(): void {
    this.#stop();
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#ask();
  }

  /** Returns whether it says something else than before. */
  #render(): boolean {
    const locale = this.#locale();
    const telling = { locale, words: wordsFor(locale, settings.current.words) };
    const { phase } = this.#fact;
    const content = node('div', {}, ...this.#nodes(telling));
    // What is read again and says the same is neither announced nor marked.
    const isAnother = content.innerHTML !== this.#content.innerHTML;
    if (isAnother) this.#content.replaceChildren(...content.childNodes);
    this.#content.setAttribute('aria-busy', String(phase === 'loading'));
    this.setAttribute('phase', phase);
    return isAnother;
  }

  #ask(): void {
    const stop = this.#stop;
    const question = this.question();
    this.#stop = question === undefined ? () => {} : board.watch(question, (fact) => this.#show(fact));
    stop();
  }

  #show(fact: Fact<K>): void {
    const wasKnown = this.#fact.phase === 'known';
    this.#fact = fact;
    const isAnother = this.#render();
    if (isAnother) this.#content.classList.toggle('changed', wasKnown && fact.phase === 'known');
    // What appears first is read where it stands; what changes later is announced.
    if (fact.phase !== 'loading') requestAnimationFrame(() => (this.#content.ariaLive = 'polite'));
    this.dispatchEvent(new CustomEvent('p21-change', { bubbles: true, composed: true, detail: fact }));
  }

  #nodes(telling: Telling): readonly Node[] {
    const { words, locale } = telling;
    const fact = this.#fact;
    switch (fact.phase) {
      case 'signed-out':
        return [node('slot')];
      case 'loading':
        return [this.childNodes.length > 0 ? node('slot') : part('loading', words.loading)];
      case 'missing':
        return [part('missing', this.missing(words))];
      case 'unavailable':
        return [part('unavailable', words.unavailable)];
      case 'known':
        return [...this.tell(fact.value, telling), ...staleNote(fact, words, locale)];
    }
  }

  #locale(): string {
    const lang = this.closest<HTMLElement>('[lang]')?.lang || document.documentElement.lang;
    return settings.current.locale ?? (lang || navigator.language);
  }
}

const staleNote = (
  { stale, asOf }: { readonly stale: boolean; readonly asOf: string | null },
  words: Words,
  locale: string,
): readonly Node[] =>
  stale && asOf !== null ? [part('note', ` ${fill(words.asOf, { time: timeText(asOf, locale) })}`)] : [];
