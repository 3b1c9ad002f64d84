import { element, type Child } from '../../shared/element';
import type { Language } from '../../shared/language';
import type { Concept, Label, Localized, Relation, Source } from './data';
import { formula } from './formula';
import { kindName, relationWords, words } from './words';

/** What a concept is called: in a language, else in the other one. */
export function nameOf(concept: Concept, language: Language): string {
  return (shownLabel(concept, language) ?? shownLabel(concept, language === 'en' ? 'zh' : 'en'))?.text ?? concept.id;
}

function shownLabel(concept: Concept, language: Language): Label | undefined {
  const labels = concept.labels.filter((label) => label.language === language);
  return labels.find((label) => label.role === 'preferred') ?? labels.find((label) => label.role === 'alternative');
}

/** One concept: both languages side by side, below them what has no language. */
export class Cards {
  constructor(
    private readonly language: Language,
    private readonly concepts: ReadonlyMap<string, Concept>,
    private readonly topics: readonly Localized[],
  ) {}

  card(concept: Concept): HTMLElement {
    const second = this.language === 'en' ? 'zh' : 'en';
    const name = nameOf(concept, this.language);
    const otherName = nameOf(concept, second);
    return element(
      'article',
      { id: concept.id, tabindex: '-1', class: concept.deprecated ? 'deprecated' : '' },
      element(
        'header',
        {},
        element(
          'h2',
          {},
          element('a', { class: 'self', href: hashOf(concept.id), lang: this.language }, name),
          otherName === name ? null : element('span', { class: 'second', lang: second }, otherName),
        ),
        element('span', { class: 'chip' }, kindName(concept.kind, this.language)),
        concept.deprecated ? element('span', { class: 'chip warn' }, words.deprecated[this.language]) : null,
        element('span', { class: 'topic' }, this.text(this.topics[concept.topic] ?? {})),
      ),
      element('div', { class: 'languages' }, side(concept, this.language), side(concept, second)),
      concept.formula === undefined ? null : formula(concept.formula),
      this.avoided(concept),
      this.relations(concept.relations),
      this.sources(concept.sources),
    );
  }

  private text(text: Localized): string {
    return text[this.language] ?? text.en ?? text.zh ?? '';
  }

  private avoided(concept: Concept): Child {
    const avoided = concept.labels.filter((label) => label.role === 'avoided');
    return avoided.length === 0
      ? null
      : element(
          'p',
          { class: 'avoided' },
          element('span', { class: 'key' }, words.avoid[this.language]),
          ...avoided.map((label) =>
            element('span', { class: 'item' }, element('s', { lang: label.language }, label.text), label.reason === undefined ? null : ` ${this.text(label.reason)}`),
          ),
        );
  }

  private relations(relations: readonly Relation[]): Child {
    const kinds = [...new Set(relations.map((relation) => relation.kind))];
    return kinds.length === 0
      ? null
      : element(
          'dl',
          { class: 'relations' },
          ...kinds.flatMap((kind) => [
            element('dt', {}, relationWords[kind][this.language]),
            element('dd', {}, ...relations.filter((relation) => relation.kind === kind).map((relation) => this.relation(relation))),
          ]),
        );
  }

  private relation({ kind, target }: Relation): HTMLElement {
    if (kind === 'exactMatch') {
      return outside(target, target);
    }
    const concept = this.concepts.get(target);
    return concept === undefined
      ? element('span', { class: 'missing' }, target)
      : element('a', { href: hashOf(target) }, nameOf(concept, this.language));
  }

  private sources(sources: readonly Source[]): Child {
    return sources.length === 0
      ? null
      : element(
          'div',
          { class: 'sources' },
          element('span', { class: 'key' }, words.sources[this.language]),
          element('ul', {}, ...sources.map((source) => element('li', {}, ...this.source(source)))),
        );
  }

  private source({ document, section, line, title, year, url }: Source): Child[] {
    const work = title ?? url;
    return [
      document === undefined ? null : [document, section, line === undefined ? undefined : `${words.line[this.language]} ${line}`].filter(Boolean).join(', '),
      document !== undefined && work !== undefined ? '; ' : null,
      work === undefined ? null : url === undefined ? work : outside(url, work),
      year === undefined ? null : ` (${year})`,
    ];
  }
}

/** What one language says of a concept. */
function side(concept: Concept, language: Language): HTMLElement {
  const shown = shownLabel(concept, language);
  const labels = concept.labels.filter((label) => label.language === language && label !== shown);
  return element(
    'section',
    { lang: language },
    names(
      words.fullForm[language],
      labels.filter((label) => label.role === 'fullForm' || (label.abbreviates !== undefined && label.role === 'alternative')),
      ({ text, abbreviates }) => (abbreviates === undefined || abbreviates === shown?.text ? text : `${abbreviates} = ${text}`),
    ),
    names(
      words.also[language],
      labels.filter((label) => label.role === 'preferred' || (label.role === 'alternative' && label.abbreviates === undefined)),
      (label) => label.text,
    ),
    prose(concept.definition[language], 'definition'),
    prose(concept.scopeNote[language], 'note', words.note[language]),
    prose(concept.example[language], 'note', words.example[language]),
    prose(concept.editorialNote[language], 'note', words.editorial[language]),
  );
}

function names(key: string, labels: readonly Label[], textOf: (label: Label) => string): Child {
  return labels.length === 0
    ? null
    : element('p', { class: 'names' }, element('span', { class: 'key' }, key), ...labels.map((label) => element('span', { class: 'item' }, textOf(label))));
}

function prose(text: string | undefined, className: string, key?: string): Child {
  return text === undefined
    ? null
    : element(
        'div',
        { class: className },
        key === undefined ? null : element('span', { class: 'key' }, key),
        ...text.split('\n\n').map((paragraph) => element('p', {}, paragraph)),
      );
}

/** A link that leaves the page. Only web addresses lead anywhere: a glossary may come from a stranger. */
function outside(url: string, text: string): HTMLElement {
  return /^https?:\/\//i.test(url)
    ? element('a', { href: url, rel: 'noopener noreferrer', target: '_blank' }, text)
    : element('span', {}, text === url ? text : `${text} <${url}>`);
}

export function hashOf(id: string): string {
  return `#${encodeURIComponent(id)}`;
}

