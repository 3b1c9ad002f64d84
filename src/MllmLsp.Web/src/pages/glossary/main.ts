import { element } from '../../shared/element';
import { pageLanguage } from '../../shared/language';
import { pageData, pageRoot } from '../../shared/page';
import { Cards } from './card';
import type { Concept, GlossaryData } from './data';
import { SearchIndex } from './search';
import { countOf, kindName, words } from './words';

const language = pageLanguage();
const data = pageData<GlossaryData>();
const concepts = new Map(data.concepts.map((concept) => [concept.id, concept]));
const cards = new Cards(language, concepts, data.topics);
const articles = new Map(data.concepts.map((concept) => [concept.id, cards.card(concept)]));
const index = new SearchIndex(data.concepts);

const search = element('input', {
  type: 'search',
  placeholder: words.searchHint[language],
  'aria-label': words.search[language],
  autocomplete: 'off',
  spellcheck: 'false',
});
const kind = choice(words.kind[language], unique(data.concepts.map((concept) => concept.kind)).map((one) => [one, kindName(one, language)]));
const topic = choice(
  words.topic[language],
  data.topics.map((title, place) => [String(place), title[language] ?? title.en ?? title.zh ?? '']),
);
const count = element('output', { class: 'count', 'aria-live': 'polite' });
const none = element('p', { class: 'none', hidden: true }, words.none[language]);
const list = element('div', { class: 'concepts' });

pageRoot().append(
  element(
    'header',
    { class: 'bar' },
    element('h1', {}, data.title),
    element('form', { role: 'search', onsubmit: goToFirst }, search, kind.label, topic.label, count),
  ),
  list,
  none,
);
for (const control of [search, kind.select, topic.select]) {
  control.addEventListener('input', show);
}
document.addEventListener('keydown', onKey);
window.addEventListener('hashchange', () => revealTarget());
show();
revealTarget();

function show(): void {
  const found = index.find(search.value).filter(
    (concept) =>
      (kind.select.value === '' || concept.kind === kind.select.value) && (topic.select.value === '' || concept.topic === Number(topic.select.value)),
  );
  list.replaceChildren(...found.map(articleOf));
  none.hidden = found.length > 0;
  count.textContent = countOf(found.length, data.concepts.length, language);
}

function articleOf(concept: Concept): HTMLElement {
  return articles.get(concept.id)!;
}

/** A link to a concept shows it, even where the search or a filter had left it out. */
function revealTarget(): void {
  const article = articles.get(decodeURIComponent(location.hash.slice(1)));
  if (article === undefined) {
    return;
  }
  if (!article.isConnected) {
    clear();
  }
  article.focus({ preventScroll: true });
  article.scrollIntoView();
}

function clear(): void {
  search.value = '';
  kind.select.value = '';
  topic.select.value = '';
  show();
}

function goToFirst(event: Event): void {
  event.preventDefault();
  list.querySelector('article')?.focus();
}

/** `/` goes to the search, Escape empties it, the arrows and j/k go from concept to concept. */
function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) {
    return;
  }
  const at = event.target instanceof Element ? event.target : document.body;
  if (event.key === 'Escape') {
    clear();
    search.focus();
  } else if (at === search) {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      list.querySelector('article')?.focus();
    }
  } else if (at.matches('select, input')) {
    return;
  } else if (event.key === '/') {
    event.preventDefault();
    search.focus();
    search.select();
  } else if (event.key === 'j' || event.key === 'k') {
    step(at, event.key === 'j');
  }
}

function step(at: Element, forward: boolean): void {
  const here = at.closest('article');
  const next = here === null ? list.querySelector('article') : forward ? here.nextElementSibling : here.previousElementSibling;
  if (next instanceof HTMLElement) {
    next.focus({ preventScroll: true });
    next.scrollIntoView();
  } else if (!forward) {
    search.focus();
  }
}

function choice(name: string, options: readonly (readonly [string, string])[]): { label: HTMLElement; select: HTMLSelectElement } {
  const select = element(
    'select',
    {},
    element('option', { value: '' }, words.all[language]),
    ...options.map(([value, text]) => element('option', { value }, text)),
  );
  return { label: element('label', {}, `${name} `, select), select };
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
