import type { Language } from '../../shared/language';

/** A text in up to two languages. */
export type Localized = Partial<Record<Language, string>>;

export type LabelRole = 'preferred' | 'alternative' | 'fullForm' | 'hidden' | 'avoided';

export interface Label {
  readonly text: string;
  readonly language: Language;
  readonly role: LabelRole;
  readonly abbreviates?: string;
  readonly reason?: Localized;
  /** How a Chinese label is typed on a Latin keyboard: the whole reading, then its initials. */
  readonly pinyin?: readonly string[];
}

export type RelationKind = 'broader' | 'narrower' | 'related' | 'partOf' | 'hasPart' | 'basedOn' | 'basisOf' | 'exactMatch' | 'replacedBy' | 'replaces';

export interface Relation {
  readonly kind: RelationKind;
  /** A concept's id; an address for `exactMatch`. */
  readonly target: string;
}

export interface Source {
  readonly document?: string;
  readonly section?: string;
  readonly line?: number;
  readonly title?: string;
  readonly year?: number;
  readonly url?: string;
}

export interface Concept {
  readonly id: string;
  readonly kind: string;
  /** Place in `GlossaryData.topics`. */
  readonly topic: number;
  readonly labels: readonly Label[];
  readonly definition: Localized;
  readonly formula?: string;
  readonly scopeNote: Localized;
  readonly editorialNote: Localized;
  readonly example: Localized;
  readonly deprecated: boolean;
  readonly relations: readonly Relation[];
  readonly sources: readonly Source[];
}

/** What `glossary export --format html` writes into the page. */
export interface GlossaryData {
  readonly title: string;
  readonly topics: readonly Localized[];
  readonly concepts: readonly Concept[];
}
