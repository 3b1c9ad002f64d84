import { element, type Child } from '../../shared/element';
import type { Language } from '../../shared/language';
import { shownOf, words } from './words';

const step = 100;

/** A table that shows its first rows, and more of them when asked. */
export class Table<Row> {
  readonly box: HTMLElement;
  readonly #body = element('tbody');
  readonly #count = element('output', { class: 'muted', 'aria-live': 'polite' });
  readonly #more: HTMLButtonElement;
  #rows: readonly Row[] = [];
  #shown = 0;
  #all = 0;

  /** @param columns Their names; a name that begins with `#` is that of numbers. */
  constructor(columns: readonly string[], private readonly cells: (row: Row) => readonly Child[], private readonly language: Language) {
    this.#more = element('button', { type: 'button', onclick: () => this.#grow(step) }, words.more[language]);
    const head = element('tr', {}, ...columns.map((name) => element('th', { scope: 'col', class: name.startsWith('#') ? 'number' : '' }, name.replace(/^#/, ''))));
    this.box = element('div', { class: 'table' }, element('table', {}, element('thead', {}, head), this.#body), element('p', {}, this.#count, ' ', this.#more));
  }

  /** @param all How many rows there are beyond those that the page has. */
  show(rows: readonly Row[], first = step, all = rows.length): void {
    this.#rows = rows;
    this.#shown = 0;
    this.#all = all;
    this.#body.replaceChildren();
    this.#grow(first);
  }

  #grow(by: number): void {
    const next = this.#rows.slice(this.#shown, this.#shown + by);
    this.#shown += next.length;
    this.#body.append(...next.map((row) => element('tr', {}, ...this.cells(row).map((cell) => (cell instanceof HTMLTableCellElement ? cell : element('td', {}, cell))))));
    this.#count.textContent = shownOf(this.#shown, this.#all, this.language);
    this.#more.hidden = this.#shown === this.#rows.length;
  }
}

/** A cell that holds a number. */
export function number(value: number): HTMLTableCellElement {
  return element('td', { class: 'number' }, value.toLocaleString());
}
