import type { Concept } from './data';

/** A concept as it is searched: every text folded once. */
interface Entry {
  readonly concept: Concept;
  readonly labels: readonly string[];
  readonly pinyin: readonly string[];
  readonly prose: string;
}

/** Case, width, accents' composition, spaces and hyphens do not count: `KV cache` finds `KV-Cache`. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/[\s\-\u2010-\u2013_·.]+/g, '');
}

export class SearchIndex {
  private readonly entries: readonly Entry[];

  constructor(concepts: readonly Concept[]) {
    this.entries = concepts.map((concept) => ({
      concept,
      labels: concept.labels.map((label) => fold(label.text)).concat(fold(concept.id)),
      pinyin: concept.labels.flatMap((label) => label.pinyin ?? []),
      prose: [concept.definition, concept.scopeNote, concept.example, concept.editorialNote]
        .flatMap((text) => [text.en ?? '', text.zh ?? ''])
        .map(fold)
        .join('\n'),
    }));
  }

  /** The concepts that answer a query, best first; all of them, in their order, for an empty one. */
  find(query: string): readonly Concept[] {
    const whole = fold(query);
    if (whole === '') {
      return this.entries.map((entry) => entry.concept);
    }
    const parts = query.split(/\s+/).map(fold).filter((part) => part !== '');
    return this.entries
      .map((entry) => ({ entry, score: Math.max(score(entry, whole), Math.min(...parts.map((part) => score(entry, part))) - 1) }))
      .filter((found) => found.score > 0)
      .sort((one, other) => other.score - one.score)
      .map((found) => found.entry.concept);
  }
}

/** How well an entry answers a folded text: labels count before pinyin, and that before prose; 0 for not at all. */
function score(entry: Entry, text: string): number {
  return Math.max(
    best(entry.labels, text, { whole: 100, start: 80, within: 60 }),
    /^[a-z]{2,}$/.test(text) ? best(entry.pinyin, text, { whole: 50, start: 40, within: 0 }) : 0,
    entry.prose.includes(text) ? 20 : 0,
  );
}

function best(texts: readonly string[], text: string, points: { whole: number; start: number; within: number }): number {
  return Math.max(
    0,
    ...texts.map((one) => (one === text ? points.whole : one.startsWith(text) ? points.start : one.includes(text) ? points.within : 0)),
  );
}
